import Casework
import Directory
import Kernel
import Workforce

/// One task as a card: where, what, how long still, who, and what may be done now.
struct WorkCard {
    private let work: Work
    private let actor: Actor
    private let names: Names
    private let times: TimeWords
    private let ask: Ask
    private let desk: Desk
    private let procedure: Procedure
    private let hints: [HintAt]
    private let back: String
    private var item: Case { work.item }

    init(_ work: Work, _ actor: Actor, _ names: Names, _ ask: Ask, hints: [HintAt], trade: String?) throws {
        (self.hints, back) = (hints, Paths.work(query: [("trade", trade)]))
        self.work = work
        self.actor = actor
        self.names = names
        self.ask = ask
        times = TimeWords(ask, zone: names.zone(of: work.item.project))
        (desk, procedure) = try ask.house.cases.rules(of: work.item)
    }

    func model(isMine: Bool, isFirst: Bool) throws -> Model {
        let actions = try actions(isMine: isMine)
        let due = item.promises.filter(\.isRunning).min { $0.dueAt < $1.dueAt }
        var model: Model = [
            "number": item.number, "href": Paths.case_(item.number), "version": "\(item.version)",
            "task": work.task.id.description, "where": location, "code": code, "hasCode": !code.isEmpty,
            "title": item.title, "text": item.text, "hasText": saysMore, "kind": names.kind(item),
            "left": TimeLeft(item, names, times).model, "isUrgent": item.priority != .general,
            "priority": names.priority(item.priority), "who": names.reporter(item), "note": work.task.note,
            "trade": work.task.trade.map { names.category($0, of: item.desk) } ?? "",
            "hasNote": !work.task.note.isEmpty, "isChased": item.chaseCount > 0,
            "chased": names.text("case.chased", ["n": "\(item.chaseCount)"]),
            "steps": steps, "state": names.taskState(work.task.state), "isMine": isMine, "isFirst": isFirst,
            "promise": due.map { "\(names.promise($0, of: item.desk)) \(times.short($0.dueAt))" } ?? "",
            "first": actions.prefix(1).map { $0.merging(["isNext": true]) },
            "more": Array(actions.dropFirst()), "appointment": words.appointment(of: item),
            "access": item.visit?.access.map(words.access) ?? "", "arrival": words.arrival(work.task),
            "photoAction": Paths.caseAttachments(item.number), "mayPhoto": isMine && work.task.state != .sent,
            "photos": "\(item.attachments.count)", "hasPhotos": !item.attachments.isEmpty,
            "back": back, "hasHints": !hints.isEmpty,
            "hints": hints.map { HintWords.model($0, names, times) },
        ]
        if let waiting = item.waiting {
            model["waiting"] = names.waitReason(waiting.reason, of: item)
            model["waitingUntil"] = waiting.until.map(times.point) ?? ""
        }
        model.merge(phone)
        model.merge(try sheet(isMine: isMine))
        return model
    }

    private var words: SheetWords { SheetWords(names: names, times: times, desk: desk) }

    /// What is written down on the spot, and what is agreed about coming: each folded away with its own buttons.
    private func sheet(isMine: Bool) throws -> Model {
        guard isMine else { return ["hasSheet": false, "hasVisit": false] }
        let writing = try actions([.addMaterial, .addLabour, .sign, .strikeLine])
        let agreeing = try actions([.appoint, .sayAccess])
        let shown = words.sheet(work.task)
        return [
            "hasSheet": !writing.isEmpty || shown != nil, "sheetActions": writing, "sheets": shown.map { [$0] } ?? [],
            "charges": words.money(work.task.sheet?.charges ?? 0), "hasVisit": !agreeing.isEmpty,
            "visitActions": agreeing,
        ]
    }

    /// Whether the customer's words are more than the title, which is often their first sentence.
    private var saysMore: Bool { item.text.count > item.title.count + 1 || !item.text.hasPrefix(item.title) }

    /// A room's own name where it says more than its code.
    private var location: String {
        let name = work.place?.name ?? ""
        return [name, work.place?.code ?? "", item.placeText].first { !$0.isEmpty } ?? names.text("work.noPlace")
    }
    private var code: String { work.place.map { $0.code == location ? "" : $0.code } ?? "" }

    /// Those who may see the number ring with one tap; others may show it, if their role lets them.
    private var phone: Model {
        let number = item.reporter.phone
        let isOpen = actor.may(.peoplePhone, on: item)
        return [
            "hasPhone": !number.isEmpty, "isCallable": isOpen && !number.isEmpty,
            "phone": isOpen ? number : Phone.masked(number),
            "mayShow": !isOpen && !number.isEmpty && actor.may(.peopleUnmask, on: item),
            "showAction": Paths.casePhone(item.number),
        ]
    }

    /// What a piece of work goes through; those who work at a desk neither set off nor arrive.
    private var steps: [Model] {
        let isOutside = procedure.actions.contains { $0.does.contains(.departTask) }
        let all: [CaseTask.State] = isOutside ? [.accepted, .departed, .arrived, .done] : [.accepted, .done]
        let had = Set(work.task.steps.map(\.state))
        let last = all.lastIndex { had.contains($0) } ?? -1
        return all.enumerated().map { place, state in
            ["name": names.taskState(state), "isOn": place <= last]
        }
    }
}

// MARK: What may be done

extension WorkCard {
    /// The step that comes next stands first, as a large button.
    private static let order: [Effect] = [
        .acceptTask, .resumeTask, .departTask, .arriveTask, .finishTask, .pauseTask, .declineTask,
    ]

    private func actions(isMine: Bool) throws -> [Model] {
        // Nobody gives a department's work back for all of it.
        try actions(isMine ? Self.order : [.acceptTask])
    }

    /// Those that may be taken now and do one of these, in that order.
    private func actions(_ effects: [Effect]) throws -> [Model] {
        let allowed = try ask.house.cases.allowed(on: item, for: actor)
        let fitting = effects.compactMap { effect in
            allowed.first { $0.does.contains(effect) && $0.fits(work.task) }
        }
        let hasLines = work.task.sheet?.standing.isEmpty == false
        return fitting.filter { hasLines || !$0.does.contains(.strikeLine) }.map(action)
    }

    private func action(_ action: Procedure.Action) -> Model {
        let asked = action.asked(of: item, by: actor, task: work.task.id)
        let fields = asked.map { field($0.input, $0.isRequired, of: action) }
        return [
            "name": action.name[names.language], "key": action.key, "isPlain": fields.isEmpty, "fields": fields,
            "isNext": false,
            "action": Paths.caseAction(item.number, action.key),
        ]
    }

    private func field(_ input: Input, _ isRequired: Bool, of action: Procedure.Action) -> Model {
        let options = options(input, of: action)
        let (isTime, isPicture) = (input == .until || input == .from, input == .picture)
        let isPlain = options.isEmpty && !isTime && !isPicture && input != .solution
        return [
            "name": input.rawValue, "label": label(input, of: action), "isRequired": isRequired,
            "id": "\(work.task.id)-\(action.key)-\(input.rawValue)", "value": input == .people ? "1" : "",
            "isSelect": !options.isEmpty, "isTime": isTime, "isArea": input == .solution, "isPicture": isPicture,
            "isNumber": isPlain && input.isNumber, "isLine": isPlain && !input.isNumber,
            "options": Choice.options(options, chosen: nil),
        ]
    }

    private func label(_ input: Input, of action: Procedure.Action) -> String {
        let key = "work.field.\(input.rawValue)"
        return names.has(key) && !action.does.contains(.appoint) ? names.text(key) : names.field(input, of: action)
    }

    private func options(_ input: Input, of action: Procedure.Action) -> [(String, String)] {
        if let entries = desk.choices(input, of: action) { return entries.map { ($0.key, $0.name[names.language]) } }
        switch input {
        case .consent: return [("yes", names.text("visit.mayEnter")), ("no", names.text("visit.mayNotEnter"))]
        case .line: return (work.task.sheet?.standing ?? []).map { ($0.id.description, words.line($0)) }
        default: return []
        }
    }
}
