import Casework
import Directory
import Kernel
import Workforce

/// The names of everything that a page shows by its key or identity, in its reader's language.
struct Names: Sendable {
    let language: Language
    private let texts: Texts
    private let cases: Cases
    var desks: [String: Desk] { cases.desks }
    private let staffing: Lookups.Staffing

    private init(_ ask: Ask, _ staffing: Lookups.Staffing) {
        language = ask.language
        texts = ask.house.texts
        cases = ask.house.cases
        self.staffing = staffing
    }

    /// For what is written without anybody asking a page for it.
    init(_ house: House, _ language: Language) async throws {
        self.language = language
        texts = house.texts
        cases = house.cases
        staffing = try await house.lookups.staffing()
    }

    /// - Parameter agent: who must be known.
    static func load(_ ask: Ask, needing agent: ID<Staff>? = nil) async throws -> Names {
        Names(ask, try await ask.house.lookups.staffing(needing: agent))
    }

    func has(_ key: String) -> Bool { texts.has(key) }
    func text(_ key: String, _ values: [String: String] = [:]) -> String { texts(key, language, values) }

    /// Where things are counted over all desks, names come from the first that there is.
    var firstDesk: String { desks.keys.min() ?? "" }

    // What the desk declares
    func kind(_ item: Case) -> String { kind(item.kind, of: item.desk) }
    func kind(_ key: String, of desk: String) -> String { cases.name(of: key, on: desk)?[language] ?? key }
    func stage(_ item: Case) -> String { stage(item.stage, of: item) }

    func stage(_ key: String, of item: Case) -> String {
        words(of: item) { $0.stage(key)?.name } ?? key
    }

    /// `工程维修 › 给排水 › 漏水`; empty where the case has none.
    func category(_ item: Case) -> String { item.category.map { category($0, of: item.desk) } ?? "" }
    func category(_ path: String, of desk: String) -> String { desks[desk]?.categories.title(path, language) ?? path }

    /// The last part alone: `漏水`.
    func shortCategory(_ item: Case) -> String {
        item.category.map { desks[item.desk]?.categories[$0]?.name[language] ?? $0 } ?? ""
    }

    func channel(_ item: Case) -> String { channel(item.channel, of: item.desk) }
    func channel(_ key: String, of desk: String) -> String { entry(key, desks[desk]?.channels) }
    func channels(of desk: String) -> [Desk.Entry] { desks[desk]?.channels ?? [] }
    func waitReason(_ key: String, of item: Case) -> String { entry(key, desks[item.desk]?.waitReasons) }
    func cause(_ key: String, of item: Case) -> String { entry(key, desks[item.desk]?.causes) }
    func party(_ key: String, of item: Case) -> String { entry(key, desks[item.desk]?.parties) }
    /// An outside body.
    func body(_ key: String, of desk: String) -> String { entry(key, desks[desk]?.bodies) }
    func outcome(_ key: String, of item: Case) -> String { entry(key, desks[item.desk]?.outcomes) }

    var memberships: [Desk.Entry] { desks[firstDesk]?.contacts.memberships ?? [] }
    func membership(_ key: String) -> String { entry(key, memberships) }

    func knowledge(of desk: String) -> Knowledge? { desks[desk]?.knowledge }
    var hintTopics: [Desk.Entry] { knowledge(of: firstDesk)?.hintTopics ?? [] }

    /// What a desk calls its lists, for forms.
    func options(_ entries: [Desk.Entry]) -> [Field.Option] {
        entries.map { Field.Option(value: $0.key, name: $0.name[language]) }
    }

    /// The level that a promise came from; one that the desk no longer has by its key.
    func level(_ key: String, of desk: String) -> String {
        desks[desk]?.levels.levels.first { $0.key == key }?.name[language] ?? declaredPromise(key, of: desk) ?? key
    }

    /// “Calendar of 3”, where a promise runs on the calendar of a part of the project; else nothing.
    func calendarPart(of promise: Promise, _ item: Case) -> String {
        let part = promise.clock.flatMap { desks[item.desk]?.levels.calendars.part(of: $0) }
        return part.map { text("calendar.isOfPart", ["part": $0.name]) } ?? ""
    }

    func action(_ key: String, of item: Case) -> String {
        words(of: item) { $0.action(key)?.name } ?? key
    }

    /// A kind of pass.
    func pass(_ key: String, of item: Case) -> String {
        words(of: item) { procedure in procedure.passes.first { $0.key == key }?.name } ?? key
    }

    /// As the procedure of a case calls something; where it was of another kind before, as another one does.
    private func words(of item: Case, _ name: (Procedure) -> Words?) -> String? {
        let own = cases.procedure(of: item).flatMap(name)
        return (own ?? desks[item.desk]?.procedures.lazy.compactMap(name).first)?[language]
    }

    private func entry(_ key: String, _ entries: [Desk.Entry]?) -> String {
        entries?.first { $0.key == key }?.name[language] ?? key
    }

    // What the house calls by itself
    func phase(_ phase: Phase) -> String { text("phase.\(phase.rawValue)") }
    func priority(_ priority: Priority) -> String { text("priority.\(priority.rawValue)") }
    func promise(_ kind: Promise.Kind) -> String { text("promise.\(kind.rawValue)") }
    /// What a procedure promises has a name of its own there.
    func promise(_ promise: Promise, of desk: String) -> String {
        guard promise.kind == .free, let level = promise.level else { return self.promise(promise.kind) }
        return self.level(level, of: desk)
    }
    func promiseState(_ state: Promise.State) -> String { text("promiseState.\(state.rawValue)") }
    func taskState(_ state: CaseTask.State) -> String { text("taskState.\(state.rawValue)") }
    func closing(_ closing: Closing) -> String { text("closing.\(closing.rawValue)") }
    func audience(_ audience: Audience) -> String { text("audience.\(audience.rawValue)") }
    func occasion(_ occasion: Occasion) -> String { text("occasion.\(occasion.rawValue)") }
    func fiveThing(_ thing: FiveThing) -> String { text("fiveThing.\(thing.rawValue)") }
    /// `属实 · 合理`
    func judgement(_ judgement: Judgement) -> String {
        let isTrue = text(judgement.isTrue ? "founded.yes" : "founded.no")
        return "\(isTrue) · \(text(judgement.isReasonable ? "reasonable.yes" : "reasonable.no"))"
    }

    func capacity(_ capacity: Occupancy.Capacity) -> String { text("capacity.\(capacity.rawValue)") }

    /// A tag of a person; one that nobody named yet as it is.
    func tag(_ tag: String) -> String { texts.has("tag.\(tag)") ? text("tag.\(tag)") : tag }

    /// What speaks for somebody, and against.
    func reasons(for one: Suggestion) -> [String] {
        var reasons = [text(one.isOnDuty ? "suggestion.onDuty" : "suggestion.offDuty")]
        if one.isSkilled { reasons.append(text("suggestion.skilled")) }
        if one.isInZone { reasons.append(text("suggestion.inZone")) }
        if one.nearness != .elsewhere { reasons.append(text("suggestion.\(one.nearness.word)")) }
        reasons.append(text(one.isFull ? "suggestion.full" : "suggestion.open", ["n": "\(one.open)"]))
        if one.today > 0 { reasons.append(text("suggestion.today", ["n": "\(one.today)"])) }
        return reasons
    }

    // People and places of work
    func staff(_ id: ID<Staff>) -> String {
        id == Actor.customers ? customer : staffing.staff[id]?.name ?? system
    }
    /// Whoever came by a link.
    var customer: String { text("pageLink.customer") }
    func person(_ id: ID<Staff>) -> Staff? { staffing.staff[id] }
    /// Whoever does what happens by itself.
    var system: String { text("staff.system") }
    func department(_ id: ID<Department>) -> String { staffing.departments[id]?.name[language] ?? "" }
    func department(key: String) -> String? { departments.first { $0.key == key }?.name[language] }
    /// By code.
    var projects: [Project] { staffing.projects.values.sorted { $0.code < $1.code } }
    func project(code: String) -> String? { staffing.projects.values.first { $0.code == code }?.name }
    func project(_ id: ID<Project>) -> String { staffing.projects[id]?.name ?? "" }
    /// Of a place to which somebody's post is limited.
    func placeCode(_ id: ID<Place>) -> String { staffing.zones[id]?.code ?? id.description }
    func zone(of id: ID<Project>) -> Zone { staffing.projects[id]?.zone ?? .shanghai }

    /// Those who have not left, by name.
    var activeStaff: [Staff] {
        staffing.staff.values.filter(\.isActive).sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    /// By key.
    var departments: [Department] { staffing.departments.values.sorted { $0.key < $1.key } }

    /// Who has a piece of work: the person, or the queue that it lies in.
    func worker(_ task: CaseTask) -> String {
        task.assignee.map { staff($0) } ?? task.department.map { department($0) } ?? ""
    }

    /// The customer as known when the case was registered.
    func reporter(_ item: Case) -> String {
        if item.reporter.isAnonymous { return text("case.anonymous") }
        return item.reporter.name.isEmpty ? Phone.masked(item.reporter.phone) : item.reporter.name
    }
}
