import Casework
import Directory
import Kernel
import Workforce

struct NamedJSON: JSONValue {
    let key: String
    let name: String

    var json: JSON { .object([("key", key.json), ("name", name.json)]) }
}

struct PageJSON<Item: JSONValue>: JSONValue {
    let items: [Item]
    let next: String?

    var json: JSON { .object([("items", items.json), ("next", next.json)]) }
}

/// A case as the API answers it. Absent values are `null`, never left out.
struct CaseJSON: JSONValue {
    let item: Case
    let about: CaseNames
    let actor: Actor

    var json: JSON {
        .object(subject + state + times + result + VisitJSON(item: item, about: about).fields + parts)
    }

    private var subject: [(String, JSON)] {
        [
            ("id", item.id.json), ("number", item.number.json), ("version", item.version.json),
            ("project", item.project.json), ("desk", item.desk.json), ("kind", item.kind.json),
            ("category", item.category.json), ("channel", item.channel.json), ("reporter", reporter),
            ("place", about.place.map { NamedJSON(key: $0.code, name: $0.name) }.json),
            ("placeText", item.placeText.json), ("title", item.title.json), ("text", item.text.json),
            ("externalNumber", item.externalNumber.json), ("form", .map(item.form)),
        ]
    }

    private var reporter: JSON {
        let reporter = item.reporter
        let phone = about.seesPhone ? reporter.phone : Phone.masked(reporter.phone)
        return .object([
            ("person", reporter.person.json), ("name", reporter.name.json), ("phone", phone.json),
            ("anonymous", reporter.isAnonymous.json),
        ])
    }

    private var state: [(String, JSON)] {
        [
            ("priority", item.priority.rawValue.json), ("stage", item.stage.json),
            ("phase", item.phase.rawValue.json), ("agent", about.named(item.agent).json),
            ("assignee", item.currentTask?.assignee.map(about.named).json ?? .null),
            ("waiting", item.waiting.map(waiting) ?? .null),
        ]
    }

    private func waiting(_ waiting: Waiting) -> JSON {
        .object([
            ("reason", waiting.reason.json), ("since", about.zone.text(waiting.since).json),
            ("until", waiting.until.map(about.zone.text).json),
        ])
    }

    private var times: [(String, JSON)] {
        let times: [(String, Instant?)] = [
            ("occurredAt", item.occurredAt), ("reportedAt", item.reportedAt), ("openedAt", item.openedAt),
            ("firstAnsweredAt", item.firstAnsweredAt), ("firstSolvedAt", item.firstSolvedAt),
            ("solvedAt", item.solvedAt), ("closedAt", item.closedAt),
        ]
        return times.map { ($0, $1.map(about.zone.text).json) }
    }

    private var result: [(String, JSON)] {
        [
            ("outcome", (item.closing?.rawValue).json), ("solution", item.solution.map(solution) ?? .null),
            ("rating", (item.verdict?.rating).json), ("satisfied", (item.verdict?.isSatisfied).json),
            ("reopened", item.reopenCount.json), ("chased", item.chaseCount.json),
            ("mergedInto", item.mergedInto.json), ("thingsDone", item.thingsDone.map(\.rawValue).json),
            ("judgement", item.judgement.map(judgement) ?? .null),
        ]
    }

    private func judgement(_ judgement: Judgement) -> JSON {
        .object([
            ("founded", judgement.isTrue.json), ("reasonable", judgement.isReasonable.json),
            ("grounds", judgement.grounds.json), ("by", about.named(judgement.by).json),
            ("at", about.zone.text(judgement.at).json),
        ])
    }

    private func solution(_ solution: Solution) -> JSON {
        .object([("text", solution.text.json), ("cause", solution.cause.json), ("party", solution.party.json)])
    }

    private var tasks: [TaskJSON] {
        item.tasks.map { TaskJSON(task: $0, doorCode: item.doorCode(of: $0, for: actor), about: about) }
    }

    private var parts: [(String, JSON)] {
        [
            ("promises", item.promises.map { PromiseJSON(promise: $0, zone: about.zone) }.json),
            ("tasks", tasks.json), ("outside", OutsideJSON(item: item, about: about).json),
            ("attachments", item.attachments.map { AttachmentJSON($0, of: item, about.zone) }.json),
            ("actions", about.actions.json),
        ]
    }
}

/// What a case's JSON needs beside the case.
struct CaseNames: Sendable {
    let zone: Zone
    let staff: [ID<Staff>: Staff]
    let place: Place?
    let seesPhone: Bool
    let actions: [String]
    /// What prices on work sheets are in.
    let currency: String

    func named(_ id: ID<Staff>) -> NamedJSON { NamedJSON(key: id.description, name: staff[id]?.name ?? "") }
}

struct PromiseJSON: JSONValue {
    let promise: Promise
    let zone: Zone

    var json: JSON {
        .object([
            ("id", promise.id.json), ("kind", promise.kind.rawValue.json), ("dueAt", zone.text(promise.dueAt).json),
            ("state", promise.state.rawValue.json),
            ("by", NamedJSON(key: promise.by.description, name: promise.byName).json), ("words", promise.words.json),
            ("madeAt", zone.text(promise.madeAt).json), ("settledAt", promise.settledAt.map(zone.text).json),
            ("paused", (promise.pausedSince != nil).json), ("level", promise.level.json),
            ("redMark", promise.hasRedMark.json), ("review", (promise.review?.finding).json),
        ])
    }
}

private struct TaskJSON: JSONValue {
    let task: CaseTask
    let doorCode: String?
    let about: CaseNames

    var json: JSON {
        .object([
            ("id", task.id.json), ("state", task.state.rawValue.json), ("assignee", task.assignee.json),
            ("department", task.department.json), ("note", task.note.json),
            ("trade", task.trade.json), ("sentAt", about.zone.text(task.sentAt).json), ("reason", task.reason.json),
            ("doorCode", doorCode.json), ("arrivedByCode", (task.sheet?.door?.isKnown ?? false).json),
            ("sheet", task.sheet.map { WorkSheetJSON(sheet: $0, about: about).json } ?? .null),
        ])
    }
}

struct AttachmentJSON: JSONValue {
    let attachment: Attachment
    let item: Case
    let zone: Zone

    init(_ attachment: Attachment, of item: Case, _ zone: Zone) {
        (self.attachment, self.item, self.zone) = (attachment, item, zone)
    }

    var json: JSON {
        let id = attachment.id.description
        return .object([
            ("id", id.json), ("name", attachment.name.json), ("type", attachment.type.json),
            ("bytes", attachment.bytes.json), ("moment", attachment.moment.json),
            ("at", zone.text(attachment.at).json), ("url", Paths.API.file(item.number, id).json),
        ])
    }
}

struct EntryJSON: JSONValue {
    let entry: TimelineEntry
    let zone: Zone

    init(_ entry: TimelineEntry, _ zone: Zone) { (self.entry, self.zone) = (entry, zone) }

    var json: JSON {
        .object([
            ("id", entry.id.json), ("at", zone.text(entry.at).json),
            ("actor", NamedJSON(key: entry.actor.description, name: entry.actorName).json), ("via", entry.via.json),
            ("audience", entry.audience.rawValue.json), ("act", entry.act.json), ("words", entry.words.json),
            ("events", events.json),
        ])
    }

    /// The names of what happened: `promised`, `moved`, …
    private var events: [String] {
        entry.events.map { event in String(String(describing: event).prefix { $0 != "(" }) }
    }
}
