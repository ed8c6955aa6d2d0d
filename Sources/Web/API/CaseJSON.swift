import Casework
import Directory
import Kernel
import Workforce

struct NamedJSON: Encodable {
    let key: String
    let name: String
}

struct PageJSON<Item: Encodable>: Encodable {
    let items: [Item]
    let next: String?

    private enum CodingKeys: CodingKey { case items, next }
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        try container.encode(next, forKey: .next)
    }
}

/// A case as the API answers it. Absent values are `null`, never left out.
struct CaseJSON: Encodable {
    let item: Case
    let about: CaseNames
    let actor: Actor

    private enum Key: CodingKey {
        case id, number, version, project, desk, kind, category, priority, stage, phase, agent, assignee, channel
        case reporter, place, placeText, title, text, occurredAt, reportedAt, openedAt, firstAnsweredAt, firstSolvedAt
        case solvedAt, closedAt, outcome, externalNumber, form, waiting, solution, rating, satisfied, reopened, chased
        case mergedInto, thingsDone, promises, tasks, attachments, actions
    }

    func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try encodeSubject(&json)
        try encodeState(&json)
        try encodeResult(&json)
        try json.encode(item.promises.map { PromiseJSON(promise: $0, zone: about.zone) }, forKey: .promises)
        try json.encode(item.tasks.map { TaskJSON(task: $0, about: about) }, forKey: .tasks)
        try json.encode(item.attachments.map { AttachmentJSON($0, of: item, about.zone) }, forKey: .attachments)
        try json.encode(about.actions, forKey: .actions)
    }

    private func encodeSubject(_ json: inout KeyedEncodingContainer<Key>) throws {
        try json.encode(item.id, forKey: .id)
        try json.encode(item.number, forKey: .number)
        try json.encode(item.version, forKey: .version)
        try json.encode(item.project, forKey: .project)
        try json.encode(item.desk, forKey: .desk)
        try json.encode(item.kind, forKey: .kind)
        try json.encode(item.category, forKey: .category)
        try json.encode(item.channel, forKey: .channel)
        try json.encode(ReporterJSON(reporter: item.reporter, seesPhone: about.seesPhone), forKey: .reporter)
        try json.encode(about.place.map { NamedJSON(key: $0.code, name: $0.name) }, forKey: .place)
        try json.encode(item.placeText, forKey: .placeText)
        try json.encode(item.title, forKey: .title)
        try json.encode(item.text, forKey: .text)
        try json.encode(item.externalNumber, forKey: .externalNumber)
        try json.encode(item.form, forKey: .form)
    }

    private func encodeState(_ json: inout KeyedEncodingContainer<Key>) throws {
        try json.encode(item.priority, forKey: .priority)
        try json.encode(item.stage, forKey: .stage)
        try json.encode(item.phase, forKey: .phase)
        try json.encode(about.named(item.agent), forKey: .agent)
        try json.encode(item.currentTask?.assignee.map(about.named), forKey: .assignee)
        try json.encode(item.waiting.map { WaitingJSON(waiting: $0, zone: about.zone) }, forKey: .waiting)
        let times: [(Key, Instant?)] = [
            (.occurredAt, item.occurredAt), (.reportedAt, item.reportedAt), (.openedAt, item.openedAt),
            (.firstAnsweredAt, item.firstAnsweredAt), (.firstSolvedAt, item.firstSolvedAt), (.solvedAt, item.solvedAt),
            (.closedAt, item.closedAt),
        ]
        for (key, time) in times { try json.encode(time.map(about.zone.text), forKey: key) }
    }

    private func encodeResult(_ json: inout KeyedEncodingContainer<Key>) throws {
        try json.encode(item.closing, forKey: .outcome)
        try json.encode(item.solution.map(SolutionJSON.init), forKey: .solution)
        try json.encode(item.verdict?.rating, forKey: .rating)
        try json.encode(item.verdict?.isSatisfied, forKey: .satisfied)
        try json.encode(item.reopenCount, forKey: .reopened)
        try json.encode(item.chaseCount, forKey: .chased)
        try json.encode(item.mergedInto, forKey: .mergedInto)
        try json.encode(item.thingsDone, forKey: .thingsDone)
    }
}

/// What a case's JSON needs beside the case.
struct CaseNames: Sendable {
    let zone: Zone
    let staff: [ID<Staff>: Staff]
    let place: Place?
    let seesPhone: Bool
    let actions: [String]

    func named(_ id: ID<Staff>) -> NamedJSON { NamedJSON(key: id.description, name: staff[id]?.name ?? "") }
}

private struct ReporterJSON: Encodable {
    let reporter: Reporter
    let seesPhone: Bool
    private enum Key: CodingKey { case person, name, phone, anonymous }

    func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(reporter.person, forKey: .person)
        try json.encode(reporter.name, forKey: .name)
        try json.encode(seesPhone ? reporter.phone : Phone.masked(reporter.phone), forKey: .phone)
        try json.encode(reporter.isAnonymous, forKey: .anonymous)
    }
}

private struct WaitingJSON: Encodable {
    let waiting: Waiting
    let zone: Zone
    private enum Key: CodingKey { case reason, since, until }

    func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(waiting.reason, forKey: .reason)
        try json.encode(zone.text(waiting.since), forKey: .since)
        try json.encode(waiting.until.map(zone.text), forKey: .until)
    }
}

private struct SolutionJSON: Encodable {
    let solution: Solution
    private enum Key: CodingKey { case text, cause, party }

    func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(solution.text, forKey: .text)
        try json.encode(solution.cause, forKey: .cause)
        try json.encode(solution.party, forKey: .party)
    }
}

struct PromiseJSON: Encodable {
    let promise: Promise
    let zone: Zone
    private enum Key: CodingKey { case id, kind, dueAt, state, by, words, madeAt, settledAt, paused, level }

    func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(promise.id, forKey: .id)
        try json.encode(promise.kind, forKey: .kind)
        try json.encode(zone.text(promise.dueAt), forKey: .dueAt)
        try json.encode(promise.state, forKey: .state)
        try json.encode(NamedJSON(key: promise.by.description, name: promise.byName), forKey: .by)
        try json.encode(promise.words, forKey: .words)
        try json.encode(zone.text(promise.madeAt), forKey: .madeAt)
        try json.encode(promise.settledAt.map(zone.text), forKey: .settledAt)
        try json.encode(promise.pausedSince != nil, forKey: .paused)
        try json.encode(promise.level, forKey: .level)
    }
}

private struct TaskJSON: Encodable {
    let task: CaseTask
    let about: CaseNames
    private enum Key: CodingKey { case id, state, assignee, department, note, sentAt, reason }

    func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(task.id, forKey: .id)
        try json.encode(task.state, forKey: .state)
        try json.encode(task.assignee, forKey: .assignee)
        try json.encode(task.department, forKey: .department)
        try json.encode(task.note, forKey: .note)
        try json.encode(about.zone.text(task.sentAt), forKey: .sentAt)
        try json.encode(task.reason, forKey: .reason)
    }
}

struct AttachmentJSON: Encodable {
    let id: String
    let name: String
    let type: String
    let bytes: Int
    let moment: String
    let at: String
    let url: String

    init(_ attachment: Attachment, of item: Case, _ zone: Zone) {
        id = attachment.id.description
        name = attachment.name
        type = attachment.type
        bytes = attachment.bytes
        moment = attachment.moment
        at = zone.text(attachment.at)
        url = Paths.API.file(item.number, id)
    }
}

struct EntryJSON: Encodable {
    let id: String
    let at: String
    let actor: NamedJSON
    let via: String
    let audience: String
    let act: String
    let words: String
    /// The names of what happened: `promised`, `moved`, …
    let events: [String]

    init(_ entry: TimelineEntry, _ zone: Zone) {
        id = entry.id.description
        at = zone.text(entry.at)
        actor = NamedJSON(key: entry.actor.description, name: entry.actorName)
        via = entry.via
        audience = entry.audience.rawValue
        act = entry.act
        words = entry.words
        events = entry.events.map { event in String(String(describing: event).prefix { $0 != "(" }) }
    }
}
