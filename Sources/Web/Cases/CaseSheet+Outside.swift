import Casework
import Kernel
import Workforce

/// What outside bodies have to do with the case.
extension CaseSheet {
    var outside: Model {
        let matters = item.outside.reversed().sorted { rank($0) < rank($1) }
        return [
            "hasOutside": !matters.isEmpty, "matters": matters.map(model), "outsideZone": times.zone.identifier,
            "isOutsideOpen": !item.unansweredOutside.isEmpty,
        ]
    }

    /// What a body waits for comes first, what was replaced last.
    private func rank(_ matter: OutsideMatter) -> Int {
        switch item.state(of: matter) {
        case .open: 0
        case .takenOver, .answered: 1
        case .replaced: 2
        }
    }

    private func model(_ matter: OutsideMatter) -> Model {
        let state = item.state(of: matter)
        func may(_ action: String) -> Bool { state == .open && allowed.contains { $0.key == action } }
        let (answer, extend) = ("answer-outside", "extend-outside")
        return [
            "body": names.body(matter.body, of: item.desk), "direction": names.direction(matter.direction),
            "theirNumber": matter.number, "state": names.text("outsideState.\(state.rawValue)"),
            "tag": state == .answered ? "ok" : state == .open ? "warn" : "", "isReplaced": state == .replaced,
            "deadline": matter.deadline.map { times.point($0) } ?? "",
            "deadlineExact": matter.deadline.map { "\(times.exact($0)) \(times.zone.identifier)" } ?? "",
            "hasDeadline": matter.deadline != nil, "note": matter.note, "reason": matter.reason ?? "",
            "by": names.staff(matter.by), "at": times.short(matter.at), "answer": answered(matter),
            "mayAnswerBody": may(answer), "mayExtend": may(extend),
            "answerHref": frame.address(item.number, open: OpenForm.action(answer), matter: matter.id),
            "extendHref": frame.address(item.number, open: OpenForm.action(extend), matter: matter.id),
        ]
    }

    private func answered(_ matter: OutsideMatter) -> String {
        guard let answer = matter.answer else { return "" }
        return "\(times.point(answer.givenAt)) \(names.staff(answer.by)) · \(answer.text)"
    }

    /// Which body, with its number: of the promise that its deadline is; empty for every other.
    func outsideWords(_ promise: Promise) -> String {
        item.matter(of: promise).map { words.matter($0, of: item) } ?? ""
    }

    /// An event with an outside body in words.
    func outsideFacts(_ event: CaseEvent) -> [Model] {
        switch event {
        case .wentOutside(let matter):
            let due = matter.deadline.map { names.text("outside.until", ["at": times.point($0)]) } ?? ""
            let about = "\(names.direction(matter.direction)) \(words.matter(matter, of: item))"
            return fact([about, due].filter { !$0.isEmpty }.joined(separator: " · "))
        case .outsideAnswered(let id, let answer):
            let matter = item.outside.first { $0.id == id }
            let at = names.text("outside.answeredAt", ["at": times.point(answer.givenAt)])
            return fact([matter.map { words.matter($0, of: item) } ?? "", at].joined(separator: " · "))
        default: return []
        }
    }
}

extension SheetWords {
    /// `街道办事处 2026-0312`
    func matter(_ matter: OutsideMatter, of item: Case) -> String {
        let body = names.body(matter.body, of: item.desk)
        return matter.number.isEmpty ? body : "\(body) \(matter.number)"
    }
}

extension Names {
    func direction(_ direction: OutsideMatter.Direction) -> String { text("direction.\(direction.rawValue)") }
}

extension ActionForm {
    var directions: [Field.Option] {
        OutsideMatter.Direction.allCases.map { .init(value: $0.rawValue, name: sheet.names.direction($0)) }
    }

    /// Those that a body waits for.
    var matters: [Field.Option] {
        sheet.item.unansweredOutside.map {
            Field.Option(value: $0.id.description, name: sheet.words.matter($0, of: sheet.item))
        }
    }

    /// What helps to fill a field in; times are those of the case's project.
    func hint(_ input: Input) -> String {
        switch input {
        case .parts, .into: sheet.names.text("hint.\(input.rawValue)")
        case .deadline, .answeredAt:
            sheet.names.text("hint.\(input.rawValue)", ["zone": sheet.times.zone.identifier])
        case .reason where recordsAnew: sheet.names.text("hint.outsideReason")
        default: ""
        }
    }
}

extension ActRequest {
    /// What the form about an outside body filled in.
    ///
    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)``
    mutating func fillOutside(_ form: Form, _ times: TimeWords) throws {
        act.outside.body = form["body"]
        act.outside.direction = form["direction"].flatMap { OutsideMatter.Direction(rawValue: $0) }
        act.outside.theirNumber = form["theirNumber"]
        act.outside.deadline = try form["deadline"].map { try times.given($0, "deadline") }
        act.outside.matter = form["matter"]
        act.outside.answeredAt = try form["answeredAt"].map { try times.given($0, "answeredAt") }
    }
}
