import Foundation
import Kernel
import Workforce

/// The shifts of a desk and the rules of its plans, as its file `shifts.yaml` says them.
enum RosterFile {
    private static let name = "shifts.yaml"
    private static let off = "off"
    private static let letters = Set("abcdefghijklmnopqrstvwxyz0123456789")
    private static let most = 40

    /// A desk without the file plans nobody.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL, roles: [Role], departments: [String]) throws -> RosterRules {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return .none }
        let file = try DeskNode.read(folder, name)
        try file.allow(["shifts", "patterns", "staffing", "limits", "leave", "late", "swaps"])
        let shifts = try shifts(file.required("shifts"), departments)
        let leave = file.optional("leave")
        try leave?.allow(["noon", "kinds"])
        return RosterRules(
            shifts: shifts,
            patterns: try file.optional("patterns")?.list().map { try pattern($0, shifts.map(\.key)) } ?? [],
            staffing: try file.optional("staffing")?.list().map {
                try staffing($0, roles.map(\.key), departments)
            } ?? [],
            leaveKinds: try leave?.required("kinds").list().map {
                .init(key: try $0.required("key").text(), name: try $0.required("name").words())
            } ?? [],
            limits: try file.optional("limits").map(limits) ?? .init(),
            noon: try leave?.optional("noon").map(noon) ?? 720,
            lateAfter: try file.optional("late").map { Int(try $0.span().wholeMinutes) } ?? 10,
            swapsByRule: try file.optional("swaps").map {
                try $0.word("way", known: ["supervisor", "rule"]) { ["supervisor": false, "rule": true][$0] }
            } ?? false)
    }

    private static func shifts(_ node: DeskNode, _ departments: [String]) throws -> [Shift] {
        var seen: Set<String> = []
        let all = try node.list().map { node in
            let shift = try shift(node, departments)
            let words = [shift.key, "letter \(shift.letter)"] + Language.allCases.map { "\($0) \(shift.mark[$0])" }
            for word in words where !seen.insert(word).inserted {
                throw node.fail("two shifts have the same key, letter or mark: “\(word)”")
            }
            return shift
        }
        guard (1...most).contains(all.count) else { throw node.fail("one to \(most) shifts are needed here") }
        return all
    }

    private static func shift(_ node: DeskNode, _ departments: [String]) throws -> Shift {
        try node.allow([
            "key", "name", "mark", "letter", "colour", "hours", "on-call", "night", "paid", "departments", "projects",
        ])
        let (key, letter, mark) = (
            try node.required("key"), try node.required("letter"), try node.required("mark").words()
        )
        guard try key.text() != off, try !key.text().contains(where: { $0.isWhitespace || ":;".contains($0) }) else {
            throw key.fail("a shift is neither called “off” nor has it spaces, colons or semicolons in its key")
        }
        guard try letter.text().count == 1, letters.contains(Character(try letter.text())) else {
            throw letter.fail("a small letter but u, or a figure, is needed here")
        }
        guard Language.allCases.allSatisfy({ mark[$0].count <= 2 }) else { throw node.fail("a mark has two letters") }
        return Shift(
            key: try key.text(), name: try node.required("name").words(), mark: mark, letter: try letter.text(),
            colour: try node.required("colour").word("colour", as: Shift.Colour.self),
            hours: try hours(node.required("hours")), isOnCall: try node.optional("on-call")?.flag() ?? false,
            isNight: try node.optional("night")?.flag() ?? false,
            paid: try node.optional("paid")?.integer(in: 0...2880),
            departments: try words(node.optional("departments"), departments),
            projects: Set(try node.optional("projects")?.list().map { try $0.text() } ?? []))
    }

    private static func words(_ node: DeskNode?, _ known: [String]) throws -> Set<String> {
        Set(try node?.list().map { try $0.word("department", known: known) { known.contains($0) ? $0 : nil } } ?? [])
    }

    private static func hours(_ node: DeskNode) throws -> DayHours {
        let parts = try node.list().map { part in
            guard let hours = WorkHours(try part.text()) else {
                throw part.fail("hours such as 08:00-12:00 are needed")
            }
            return hours
        }
        guard !parts.isEmpty, let all = try? DayHours(parts) else { throw node.fail("the hours overlap, or are none") }
        return all
    }

    private static func pattern(_ node: DeskNode, _ shifts: [String]) throws -> RosterRules.Pattern {
        try node.allow(["key", "name", "days"])
        let days = try node.required("days").list().map { day in
            try day.word("shift", known: shifts + [off]) { shifts.contains($0) || $0 == off ? $0 : nil }
        }
        guard (1...366).contains(days.count) else { throw node.fail("a pattern has 1 to 366 days") }
        return .init(
            key: try node.required("key").text(), name: try node.required("name").words(),
            days: days.map { $0 == off ? nil : $0 })
    }

    private static func staffing(
        _ node: DeskNode, _ roles: [String], _ departments: [String]
    ) throws -> RosterRules.Staffing {
        try node.allow(["department", "role", "hours", "days", "least"])
        let hours = try node.required("hours")
        guard let window = WorkHours(try hours.text()) else { throw hours.fail("hours such as 08:00-18:00 are needed") }
        return .init(
            department: try node.required("department").word("department", known: departments) {
                departments.contains($0) ? $0 : nil
            },
            role: try node.optional("role")?.word("role", known: roles) { roles.contains($0) ? $0 : nil },
            hours: window,
            weekdays: try node.optional("days").map {
                Set(try $0.list().map { try $0.word("weekday", as: Weekday.self) })
            } ?? Set(Weekday.allCases), least: try node.required("least").integer(in: 1...1000))
    }

    private static func limits(_ node: DeskNode) throws -> RosterRules.Limits {
        try node.allow(["rest", "days", "nights", "week", "month"])
        func minutes(_ key: String) throws -> Int? { try node.optional(key).map { Int(try $0.span().wholeMinutes) } }
        var limits = RosterRules.Limits()
        (limits.leastRest, limits.mostInWeek, limits.mostInMonth) = (
            try minutes("rest"), try minutes("week"), try minutes("month")
        )
        limits.mostDays = try node.optional("days")?.integer(in: 1...30)
        limits.mostNights = try node.optional("nights")?.integer(in: 1...30)
        return limits
    }

    private static func noon(_ node: DeskNode) throws -> Int {
        guard let hours = WorkHours("\(try node.text())-24:00"), hours.end == 1440 else {
            throw node.fail("a time of day such as 12:00 is needed here")
        }
        return hours.start
    }
}
