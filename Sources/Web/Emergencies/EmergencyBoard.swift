import Casework
import Kernel
import Workforce

/// What the board of an emergency shows. A pure function of its values.
struct EmergencyBoard {
    let file: EmergencyFile
    let names: Names
    let times: TimeWords
    let actor: Actor
    /// The desk, for the names of roles and departments.
    let cards: Desk?

    private var one: Emergency { file.emergency }
    private var isRunning: Bool { one.isRunning }
    private var allowed: [EmergencyAct.Name] { file.allowed(for: actor) }

    var model: Model {
        let number = file.item.number
        let care = file.aftercare ?? ""
        return [
            "number": number, "name": one.card.name[names.language], "caseHref": Paths.case_(number),
            "maySee": Cases.maySee(file.item, actor), "where": place, "who": names.reporter(file.item),
            "said": file.item.text, "say": one.card.say[names.language], "isRunning": isRunning,
            "opened": times.point(one.openedAt), "openedExact": times.exact(one.openedAt),
            "openedBy": names.staff(one.openedBy), "lasted": times.span((one.closedAt ?? times.now) - one.openedAt),
            "since": isRunning ? Zone.utc.text(one.openedAt) : "", "outcome": one.outcome,
            "closed": one.closedAt.map { "\(times.point($0)) \(one.closedBy.map { names.staff($0) } ?? "")" } ?? "",
            "care": care, "careHref": Paths.case_(care), "steps": one.card.steps.indices.map(step),
            "done": names.text("emergency.done", ["n": "\(file.stepsDone)", "all": "\(one.card.steps.count)"]),
            "calls": file.calls.map(call), "hasCalls": !file.calls.isEmpty, "next": next,
            "words": file.words.reversed().map(word), "hasWords": !file.words.isEmpty,
            "refresh": Paths.emergency(number), "noteTo": Paths.emergencyAction(number, "note"),
            "closeTo": Paths.emergencyAction(number, "close"), "mayClose": allowed.contains(.close),
            "mayNote": allowed.contains(.note),
        ]
    }

    private var place: String {
        guard let place = file.place else { return file.item.placeText }
        return place.name == place.code ? place.code : "\(place.code) \(place.name)"
    }

    /// When the next of the chain are called, where not everybody answered.
    private var next: String {
        let at = file.alarms.compactMap(\.alarm.nextAt).min()
        return at.map { names.text("emergency.next", ["time": times.short($0)]) } ?? ""
    }

    private func step(_ place: Int) -> Model {
        let step = one.card.steps[place]
        let (tick, due) = (file.tick(place), one.due(place))
        let isLate = (tick?.at ?? one.closedAt ?? times.now) > due
        let mayAct = allowed.contains(tick == nil ? .tick : .untick)
        return [
            "n": "\(place + 1)", "text": step.text[names.language], "who": who(step.who), "isDone": tick != nil,
            "by": tick.map { "\(names.staff($0.staff)) \(times.short($0.at))" } ?? "", "note": tick?.note ?? "",
            "due": times.short(due), "isLate": isLate, "isOpen": tick == nil && isRunning, "mayAct": mayAct,
            "to": Paths.emergencyAction(file.item.number, tick == nil ? "tick" : "untick"),
        ]
    }

    private func who(_ callee: AlarmChain.Callee) -> String {
        switch callee {
        case .role(let key): cards?.roles.first { $0.key == key }?.name[names.language] ?? key
        case .department(let key): names.department(key: key) ?? key
        }
    }

    private func call(_ call: AlarmCall) -> Model {
        let answered = call.answeredAt.map { times.short($0) } ?? ""
        return [
            "who": names.staff(call.staff), "at": times.short(call.at), "exact": times.exact(call.at),
            "answered": answered, "note": call.note, "isAnswered": call.answeredAt != nil,
            "isLate": (call.answeredAt ?? times.now) > call.dueAt, "isStandIn": call.isStandIn,
            "link": "\(call.link + 1)",
        ]
    }

    private func word(_ entry: TimelineEntry) -> Model {
        ["who": entry.actorName, "at": times.short(entry.at), "exact": times.exact(entry.at), "text": entry.words]
    }
}
