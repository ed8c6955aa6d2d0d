import Foundation
import Kernel
import Workforce

extension Desk {
    /// Reads a desk's folder.
    ///
    /// - Throws: ``DeskError`` with the first thing that is wrong.
    package static func read(_ folder: URL) throws -> Desk {
        let (key, procedures) = (folder.lastPathComponent, try procedures(folder))
        let kinds = procedures.map(\.kind)
        let lists = try DeskNode.read(folder, "lists.yaml")
        let departments = try entries(lists.required("departments"))
        let sections = departments.map(\.key)
        let categories = try categories(folder, kinds: kinds, departments: sections)
        let (rights, roles) = try roles(folder)
        let calendars = try calendars(folder)
        let channels = try entries(lists.required("channels"))
        return Desk(
            key: key, procedures: procedures, categories: categories,
            levels: try levels(folder, kinds: kinds, categories: categories, calendars: calendars),
            watch: try WatchRules.read(folder, roles: roles, calendars: calendars),
            incidents: try IncidentRules.read(folder, kinds: kinds),
            alerts: try AlertRules.read(folder, roles: roles, kinds: kinds),
            digest: try DigestRules.read(folder, roles: roles),
            dispatch: try DispatchRules.read(folder, kinds: kinds, categories: categories, departments: sections),
            running: try RunRules.read(folder, procedures: procedures),
            sending: try SendRules.read(folder, channels: channels.map(\.key)),
            telephone: try TelephoneRules.read(folder), emergencies: try EmergencyRules.read(
                folder, kinds: kinds, categories: categories, roles: roles, departments: sections),
            complaints: try ComplaintRules.read(folder, kinds: kinds, roles: roles, departments: sections),
            roster: try RosterFile.read(folder, roles: roles, departments: sections),
            contacts: try ContactRules.read(folder, roles: roles), roles: roles, rightNames: rights,
            departments: departments, channels: channels, causes: try entries(lists.required("causes")),
            parties: try entries(lists.required("parties")), waitReasons: try entries(lists.required("waitReasons")),
            bodies: try bodies(lists), outcomes: try entries(lists.required("callbackOutcomes")),
            knowledge: try Knowledge.read(folder, kinds, categories), holidays: try HolidayFile.all(folder))
    }

    private static func procedures(_ folder: URL) throws -> [Procedure] {
        let main = try DeskNode.read(folder, "desk.yaml")
        try main.allow(["procedures"])
        let names = try main.required("procedures").list().map { try $0.text() }
        return try names.map { try Procedure.read(folder, "procedures/\($0).yaml", desk: folder.lastPathComponent) }
    }

    private static func bodies(_ lists: DeskNode) throws -> [Entry] {
        try lists.optional("bodies").map(entries) ?? []
    }

    private static func entries(_ node: DeskNode) throws -> [Entry] {
        try node.list().map { Entry(key: try $0.required("key").text(), name: try $0.required("name").words()) }
    }

    static func roles(_ folder: URL) throws -> ([Right: Words], [Role]) {
        let file = try DeskNode.read(folder, "roles.yaml")
        var names: [Right: Words] = [:]
        for (key, node) in try file.required("rights").entries() {
            guard let right = Right(rawValue: key) else { throw node.fail("unknown right “\(key)”") }
            names[right] = try node.words()
        }
        if let missing = Right.allCases.first(where: { names[$0] == nil }) {
            throw file.fail("the right “\(missing.rawValue)” has no name")
        }
        let roles = try file.required("roles").list().map { node in
            Role(
                key: try node.required("key").text(), name: try node.required("name").words(),
                rights: Set(try node.required("rights").list().map { try $0.word("right", as: Right.self) }))
        }
        return (names, roles)
    }

    static func categories(_ folder: URL, kinds: [String], departments: [String]) throws -> CategoryTree {
        var all: [Category] = []
        var seen: Set<String> = []
        func walk(_ nodes: [DeskNode], under parent: String, department inherited: String?) throws {
            for node in nodes {
                try node.allow(["key", "name", "department", "children", "words", "kind", "priority", "trade"])
                let key = try node.required("key").text()
                let path = parent.isEmpty ? key : parent + "." + key
                guard seen.insert(path).inserted else { throw node.fail("the category “\(path)” stands here twice") }
                let children = try node.optional("children")?.list() ?? []
                let department =
                    try node.optional("department")?.word("department", known: departments) {
                        departments.contains($0) ? $0 : nil
                    } ?? inherited
                all.append(
                    Category(
                        path: path, name: try node.required("name").words(),
                        words: try node.optional("words")?.list().map { Pinyin.simplify(try $0.text()).lowercased() }
                            ?? [],
                        kind: try node.optional("kind")?.word("kind", known: kinds) { kinds.contains($0) ? $0 : nil },
                        priority: try node.optional("priority")?.word("priority", as: Priority.self),
                        department: department, isLeaf: children.isEmpty))
                try walk(children, under: path, department: department)
            }
        }
        let file = try DeskNode.read(folder, "categories.yaml")
        try walk(try file.required("categories").list(), under: "", department: nil)
        let imported = "categories-imported.yaml"
        if FileManager.default.fileExists(atPath: folder.appending(path: imported).path) {
            let other = try DeskNode.read(folder, imported)
            try walk(try other.required("categories").list(), under: "", department: nil)
        }
        return CategoryTree(all)
    }

    static func levels(
        _ folder: URL, kinds: [String], categories: CategoryTree, calendars: Calendars
    ) throws -> ServiceLevels {
        let file = try DeskNode.read(folder, "levels.yaml")
        try file.allow(["live-channels", "after-appointment", "words", "levels"])
        let levels = try file.required("levels").list().map { node in
            try node.allow(["key", "name", "kind", "category", "priority", "place", "tag", "calendar", "promises"])
            return ServiceLevels.Level(
                key: try node.required("key").text(), name: try node.required("name").words(),
                kind: try node.optional("kind")?.word("kind", known: kinds) { kinds.contains($0) ? $0 : nil },
                category: try node.optional("category")?.word("category", known: []) { categories[$0]?.path },
                priority: try node.optional("priority")?.word("priority", as: Priority.self),
                place: try node.optional("place")?.text(), tag: try node.optional("tag")?.text(),
                calendar: try node.optional("calendar")?.word("calendar", known: calendars.keys) {
                    calendars.keys.contains($0) ? $0 : nil
                } ?? Calendars.always,
                promises: try byKind(node.required("promises")) { try $0.span() })
        }
        return ServiceLevels(
            levels: levels, words: try byKind(file.required("words")) { try $0.words() },
            liveChannels: Set(try file.required("live-channels").list().map { try $0.text() }), calendars: calendars,
            afterAppointment: Set(
                try file.optional("after-appointment")?.list().map {
                    try $0.word("promise", as: Promise.Kind.self)
                } ?? []))
    }

    /// Those in the desk's folder `calendars`, by the name of their file.
    private static func calendars(_ folder: URL) throws -> Calendars {
        var all: [String: WorkCalendar] = [:]
        for (name, place) in SmallFile.all(folder.appending(path: "calendars")) {
            let calendar = try CalendarFile.read(place)
            // So that there is working time in every year, whatever days are taken off.
            guard calendar.week.values.contains(where: { !$0.isEmpty }), calendar.days.count <= 300 else {
                throw DeskError(
                    file: "calendars/\(name)", line: 1,
                    reason: "a week with working time and at most 300 days that differ")
            }
            all[String(name.dropLast(".yaml".count))] = calendar
        }
        return Calendars(all)
    }

    private static func byKind<T>(_ node: DeskNode, _ make: (DeskNode) throws -> T) throws -> [Promise.Kind: T] {
        var result: [Promise.Kind: T] = [:]
        for (key, value) in try node.entries() {
            guard let kind = Promise.Kind(rawValue: key), Promise.Kind.sayable.contains(kind) else {
                let known = Promise.Kind.sayable.map(\.rawValue).joined(separator: ", ")
                throw value.fail("unknown promise “\(key)”; known: \(known)")
            }
            result[kind] = try make(value)
        }
        return result
    }
}
