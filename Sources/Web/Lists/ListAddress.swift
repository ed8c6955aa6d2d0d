import Casework
import Directory
import Kernel
import Workforce

/// What the address of the case list says: the filter, and the same as pairs that other addresses are printed from.
struct ListAddress: Sendable {
    /// Every name that the address may have, in the order in which it is printed.
    static let names = [
        "q", "project", "phase", "kind", "category", "priority", "agent", "assignee", "department", "person", "place",
        "building", "desk", "stage", "externalNumber", "outside", "overdue", "soon", "lastWord", "unread", "red",
        "returned", "unassigned", "due", "by", "from", "to", "field", "sort",
    ]
    /// What is due within this time is due soon.
    private static let soon = Span.minutes(15)

    /// What a range or a condition says that cannot be read, as it stands in the address.
    struct Fault: Sendable, Equatable {
        /// The name in the address: `from`, `to`, `due`, `field`.
        let name: String
        let text: String
    }

    private(set) var filter = CaseFilter()
    /// What cannot be read. A page says it beside the input; whoever cannot be told there asks ``whole()``.
    private(set) var faults: [Fault] = []
    let pairs: [(String, String)]
    /// In which the days are meant.
    let zone: Zone
    /// The conditions on forms for which the page has no input: where no kind is chosen, or of what no input asks.
    let unshown: [String]

    /// - Throws: ``WebRefusal/badQuery(_:)`` · ``DirectoryRefusal/unknownProject(_:)``
    init(_ ask: Ask, projects: [Project]) throws {
        let project = try ask.query("project").map { try Self.project($0, of: projects) }
        zone = Self.zone(of: project, projects)
        let shown = FormFilter.all(of: ask.query("kind"), ask.house.cases.desks.values, zone)
        let fields = ask.queries("field") + shown.compactMap { $0.condition(ask.query) }
        let kind = ask.query("kind").map { "\($0)." } ?? ""
        unshown = fields.filter { field in
            field.hasPrefix(kind) && !shown.contains { field.hasPrefix("\($0.path):") }
        }
        pairs = Self.names.flatMap { name in (name == "field" ? fields : ask.queries(name)).map { (name, $0) } }
        filter.project = project
        filter.phases = try Self.phases(ask)
        readConditions(fields, ask)
        try readSubject(ask)
        readMarks(ask)
        filter.happening = try ask.word("by") ?? .opened
        filter.text = ask.query("q")
        filter.sort = try ask.word("sort") ?? .newest
        filter.limit = try ask.limit()
        filter.after = ask.query("after")
        readDates(ask)
    }

    /// The same, where all of it could be read.
    ///
    /// - Throws: ``WebRefusal/badQuery(_:)``
    func whole() throws -> ListAddress {
        if let fault = faults.first { throw WebRefusal.badQuery(fault.name) }
        return self
    }

    /// What the cases are about, and whose they are.
    private mutating func readSubject(_ ask: Ask) throws {
        filter.kind = ask.query("kind")
        filter.category = ask.query("category")
        filter.priority = try ask.word("priority")
        filter.agent = try Self.staff("agent", ask)
        filter.assignee = try Self.staff("assignee", ask)
        filter.department = try ask.id("department")
        filter.person = try ask.id("person")
        filter.place = try ask.id("place")
        filter.building = ask.query("building")
        (filter.desk, filter.stage) = (ask.query("desk"), ask.query("stage"))
        (filter.externalNumber, filter.outsideBody) = (ask.query("externalNumber"), ask.query("outside"))
    }

    /// How they stand.
    private mutating func readMarks(_ ask: Ask) {
        filter.isOverdue = ["1", "true"].contains(ask.query("overdue"))
        filter.dueWithin = ask.query("soon") == "1" ? Self.soon : nil
        filter.isUnread = ["1", "true"].contains(ask.query("unread"))
        filter.customerHadLastWord = ask.query("lastWord") == "1"
        filter.hasRedMark = ask.query("red") == "1"
        (filter.wasReopened, filter.isUnassigned) = (ask.query("returned") == "1", ask.query("unassigned") == "1")
    }

    private static func project(_ name: String, of all: [Project]) throws -> ID<Project> {
        guard let project = all.first(where: { $0.isCalled(name) }) else { throw DirectoryRefusal.unknownProject(name) }
        return project.id
    }

    private static func phases(_ ask: Ask) throws -> [Phase] {
        try ask.queries("phase").flatMap { $0.split(separator: ",") }.map { word in
            guard let phase = Phase(rawValue: String(word)) else { throw WebRefusal.badQuery("phase") }
            return phase
        }
    }

    /// The page of the list's address that has this in it; nothing else of it is kept.
    static func address(_ pairs: [(String, String?)]) -> String { Paths.cases(query: pairs) }

    /// The list's address that a saved view means, printed anew of what a list knows; whatever else it holds is left.
    static func address(ofView query: String) -> String {
        let kept = Ask.pairs(query)
        return address(names.flatMap { name in (kept[name] ?? []).filter { !$0.isEmpty }.map { (name, $0) } })
    }

    /// The list's address with some names changed, and from the start.
    func address(setting changes: [(String, String?)] = []) -> String {
        let changed = Set(changes.map(\.0))
        return Paths.cases(query: pairs.filter { !changed.contains($0.0) }.map { ($0, $1) } + changes)
    }

    /// The query alone, as a saved view keeps it.
    var query: String { String(address().split(separator: "?", maxSplits: 1).dropFirst().first ?? "") }

    func value(_ name: String) -> String? { pairs.first { $0.0 == name }?.1 }
    func values(_ name: String) -> Set<String> { Set(pairs.filter { $0.0 == name }.map(\.1)) }
    func has(_ names: [String]) -> Bool { pairs.contains { names.contains($0.0) } }
    /// Whether anything is filtered at all.
    var isNarrow: Bool { pairs.contains { $0.0 != "sort" } }

    private mutating func readConditions(_ fields: [String], _ ask: Ask) {
        let desks = ask.house.cases.desks.values
        for text in fields {
            let one = FormCondition(text) { kind in desks.lazy.compactMap { $0.procedure(kind)?.form }.first }
            if let one { filter.formConditions.append(one) } else { faults.append(Fault(name: "field", text: text)) }
        }
    }

    /// `me` is the one who asks.
    private static func staff(_ name: String, _ ask: Ask) throws -> ID<Staff>? {
        ask.query(name) == "me" ? try ask.actor.staff : try ask.id(name)
    }

    private static func zone(of id: ID<Project>?, _ projects: [Project]) -> Zone {
        (projects.first { id == nil || $0.id == id })?.zone ?? .shanghai
    }

    /// Days include both ends; instants stand as they are.
    private mutating func readDates(_ ask: Ask) {
        let zone = zone
        filter.due = read("due", ask) { text in
            Day(text).map { zone.start(of: $0)..<zone.start(of: $0.adding(days: 1)) }
        }
        filter.from = read("from", ask) { text in Instant(text) ?? Day(text).map { zone.start(of: $0) } }
        filter.to = read("to", ask) { text in Instant(text) ?? Day(text).map { zone.start(of: $0.adding(days: 1)) } }
    }

    private mutating func read<Value>(_ name: String, _ ask: Ask, _ value: (String) -> Value?) -> Value? {
        guard let text = ask.query(name) else { return nil }
        if let value = value(text) { return value }
        faults.append(Fault(name: name, text: text))
        return nil
    }
}
