import Casework
import Directory
import Kernel
import Workforce

/// The form above the list: what is chosen is what the address says.
enum CaseListForm {
    static func model(_ query: ListAddress, _ projects: [Project], _ names: Names, in ask: Ask) async throws -> Model {
        let staff = try await ask.house.team.all().filter(\.isActive)
        let people = [("me", ask.text("list.me"))] + staff.map { ($0.id.description, $0.name) }
        let desks = ask.house.cases.desks.values.sorted { $0.key < $1.key }
        let kinds = desks.flatMap(\.procedures).map { (key: $0.kind, name: $0.name[ask.language]) }
        let fields = try await FormFilterFields.load(query, desks, names, in: ask).models
        return ([
            "q": query.value("q") ?? "", "dates": dates(query, names),
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: query.value("project")),
            "hasProjects": projects.count > 1,
            "phases": Choice.options(
                Phase.allCases.map { ($0.rawValue, names.phase($0)) }, chosen: query.values("phase")),
            "kinds": Choice.options(kinds, chosen: query.value("kind")),
            "formFields": fields, "hasFormFields": !fields.isEmpty,
            "categories": Choice.options(categories(desks, in: ask), chosen: query.value("category")),
            "priorities": Choice.options(
                Priority.allCases.map { ($0.rawValue, names.priority($0)) }, chosen: query.value("priority")),
            "agents": Choice.options(people, chosen: query.value("agent")),
            "assignees": Choice.options(people, chosen: query.value("assignee")),
            "bodies": Choice.options(
                desks.flatMap(\.bodies).map { ($0.key, $0.name[ask.language]) }, chosen: query.value("outside")),
            "happenings": Choice.options(
                CaseFilter.Happening.allCases.map { ($0.rawValue, ask.text("list.by.\($0.rawValue)")) },
                chosen: query.value("by") ?? "opened"),
            "sorts": Choice.options(
                CaseFilter.Sort.allCases.map { ($0.rawValue, ask.text("list.sort.\($0.rawValue)")) },
                chosen: query.filter.sort.rawValue),
        ] as Model).merging(ticks(query))
    }

    /// The days, each with what was typed, and what is wrong with it.
    private static func dates(_ query: ListAddress, _ names: Names) -> [Model] {
        ["from", "to", "due"].map { name in
            let isWrong = query.faults.contains { $0.name == name }
            return [
                "name": name, "label": names.text("list.\(name)"), "value": query.value(name) ?? "",
                "error": isWrong ? names.text("fault.notADate") : "",
            ]
        }
    }

    /// The sentence that names what cannot be read, by the labels of its inputs.
    static func unread(_ query: ListAddress, _ names: Names, in ask: Ask) -> String {
        let shown = FormFilter.all(of: query.value("kind"), ask.house.cases.desks.values, query.zone)
        let labels = query.faults.map { fault in
            guard fault.name == "field" else { return names.text("list.\(fault.name)") }
            return shown.first { fault.text.hasPrefix("\($0.path):") }?.field.name[names.language] ?? fault.text
        }
        return names.text("list.unreadable", ["what": names.list(labels)])
    }

    /// What is ticked, and what has no field of its own and stays as it is.
    private static func ticks(_ query: ListAddress) -> Model {
        let filter = query.filter
        return [
            "isOverdue": filter.isOverdue, "isSoon": filter.dueWithin != nil, "isRed": filter.hasRedMark,
            "isReturned": filter.wasReopened, "isUnassigned": filter.isUnassigned,
            "isUnread": filter.isUnread, "isLastWord": filter.customerHadLastWord,
            "isMoreUsed": query.has([
                "priority", "agent", "assignee", "by", "from", "to", "soon", "lastWord", "red", "returned",
                "unassigned", "unread", "due", "category", "outside", "sort",
            ]),
            "kept": query.pairs.filter { ["department", "person", "place", "building"].contains($0.0) }
                .map { ["name": $0.0, "value": $0.1] as Model },
            "isFormAsked": query.has(["field"]),
            "keptFields": query.unshown.map { ["value": $0] as Model },
        ]
    }

    /// Trades and what is under them, indented; their leaves are found by words.
    private static func categories(_ desks: [Desk], in ask: Ask) -> [(key: String, name: String)] {
        let all = desks.flatMap { $0.categories.all.filter { $0.depth <= 2 } }
        let names = all.map { (key: $0.path, name: ($0.depth > 1 ? "　" : "") + $0.name[ask.language]) }
        return names + [(key: CaseFilter.noCategory, name: ask.text("list.noCategory"))]
    }
}
