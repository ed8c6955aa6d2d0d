import Foundation
import Kernel
import Workforce

extension Desk {
    /// Reads a desk's folder.
    ///
    /// - Throws: ``DeskError`` with the first thing that is wrong.
    package static func read(_ folder: URL) throws -> Desk {
        let (key, main) = (folder.lastPathComponent, try DeskNode.read(folder, "desk.yaml"))
        let (lists, slots) = (try DeskNode.read(folder, "lists.yaml"), try SlotRules.read(folder))
        let (departments, channels) = (try entries(lists, "departments"), try entries(lists, "channels"))
        let procedures = try procedures(folder, main, departments: departments.map(\.key), slots)
        let (kinds, sections) = (procedures.map(\.kind), departments.map(\.key))
        let ((rights, roles), calendars, holidays) = try (roles(folder), calendars(folder), HolidayFile.all(folder))
        let words = TextWords(procedures, departments: sections, roles: roles, channels: channels, calendars: calendars)
        let texts = try DeskTexts.read(folder, words)
        return Desk(
            key: key, shelf: ProcedureShelf(procedures), texts: TextShelf(texts), calendars: calendars,
            watch: try WatchRules.read(folder, roles: roles, calendars: calendars),
            incidents: try IncidentRules.read(folder, kinds: kinds),
            alerts: try AlertRules.read(folder, roles: roles, kinds: kinds),
            digest: try DigestRules.read(folder, roles: roles), contracts: try .read(folder, departments: sections),
            dispatch: try DispatchRules.read(folder, kinds: kinds, categories: texts.categories, departments: sections),
            running: try RunRules.read(folder, procedures: procedures),
            sending: try SendRules.read(folder, channels: channels.map(\.key)),
            telephone: try TelephoneRules.read(folder), emergencies: try EmergencyRules.read(
                folder, kinds: kinds, categories: texts.categories, roles: roles, departments: sections),
            complaints: try ComplaintRules.read(folder, kinds: kinds, roles: roles, departments: sections),
            roster: try RosterFile.read(folder, roles: roles, departments: sections).knowing(holidays),
            handing: try HandoverRules.read(folder, departments: sections, channels: channels.map(\.key)),
            contacts: try ContactRules.read(folder, roles: roles), roles: roles, rightNames: rights,
            departments: departments, channels: channels, causes: try entries(lists.required("causes")),
            parties: try entries(lists.required("parties")), waitReasons: try entries(lists.required("waitReasons")),
            bodies: try bodies(lists), outcomes: try entries(lists.required("callbackOutcomes")),
            knowledge: try Knowledge.read(folder, kinds, texts.categories), holidays: holidays,
            slots: slots, letterhead: try Letterhead.read(folder), customerPages: try CustomerPageRules.read(folder))
    }

    private static func bodies(_ lists: DeskNode) throws -> [Entry] {
        try lists.optional("bodies").map(entries) ?? []
    }

    private static func entries(_ lists: DeskNode, _ key: String) throws -> [Entry] { try entries(lists.required(key)) }

    static func entries(_ node: DeskNode) throws -> [Entry] {
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
}
