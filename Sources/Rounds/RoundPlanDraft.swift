import Directory
import Kernel
import Workforce

/// A plan as somebody wrote it, before names stand for things. Names are those of the API.
package struct RoundPlanDraft: Sendable {
    package struct Point: Sendable {
        package var key: String
        /// A code or an ID.
        package var place: String
        package var code: String
        package var name: String

        package init(key: String = "", place: String, code: String = "", name: String = "") {
            (self.key, self.place, self.code, self.name) = (key, place, code, name)
        }
    }

    package var name = ""
    package var rule = ""
    /// Nil for today.
    package var startsOn: Day?
    package var windows: [String] = []
    package var isOrdered = false
    package var assignment = RoundPlan.Assignment(.steward)
    package var department = ""
    package var isOfEmptyRooms = false
    package var points: [Point] = []
    package var checks: [RoundPlan.Check] = []
    package var isOn = false

    package init() {}

    package static let mostPoints = 60
    package static let mostChecks = 12
    package static let mostWindows = 12
    package static let longestName = 80
    /// A finding has to be corrected within so many hours at most.
    package static let mostHours = 720

    /// What is wrong with it by itself, without the store.
    ///
    /// - Throws, in this order: ``RoundRefusal/fieldMissing(_:)`` · ``RoundRefusal/tooLong(field:limit:)`` ·
    ///   ``RoundRefusal/badRule(_:)`` · ``RoundRefusal/badWindow(_:)`` · ``RoundRefusal/tooMany(field:limit:)`` ·
    ///   ``RoundRefusal/codeTwice(_:)`` · ``RoundRefusal/badLimits(_:)``
    func check() throws {
        guard !name.trimmed.isEmpty else { throw RoundRefusal.fieldMissing("name") }
        try Self.length(name, "name")
        do { _ = try Recurrence(rule) } catch let error as RecurrenceError { throw RoundRefusal.badRule(error.part) }
        guard !windows.isEmpty else { throw RoundRefusal.fieldMissing("windows") }
        for window in windows where WorkHours(window) == nil { throw RoundRefusal.badWindow(window) }
        for (field, count, limit) in [
            ("windows", windows.count, Self.mostWindows), ("points", points.count, Self.mostPoints),
            ("checks", checks.count, Self.mostChecks), ("standIns", assignment.standIns.count, 12),
        ] where count > limit { throw RoundRefusal.tooMany(field: field, limit: limit) }
        if points.isEmpty, !isOfEmptyRooms { throw RoundRefusal.fieldMissing("points") }
        try checkPoints()
        guard !checks.isEmpty else { throw RoundRefusal.fieldMissing("checks") }
        for check in checks { try Self.check(check) }
    }

    private func checkPoints() throws {
        var codes: Set<String> = []
        for point in points {
            try Self.length(point.name, "points")
            try Self.length(point.code, "points")
            let code = RoundPlan.Point.plain(point.code)
            guard code.isEmpty || codes.insert(code).inserted else { throw RoundRefusal.codeTwice(point.code) }
        }
    }

    private static func check(_ check: RoundPlan.Check) throws {
        guard !check.name.trimmed.isEmpty else { throw RoundRefusal.fieldMissing("checks") }
        try length(check.name, "checks")
        guard (1...mostHours).contains(check.hours) else { throw RoundRefusal.badLimits(check.name) }
        if let least = check.least, let most = check.most, least > most { throw RoundRefusal.badLimits(check.name) }
        if check.kind == .score, !(1...5).contains(check.least ?? 3) { throw RoundRefusal.badLimits(check.name) }
        for limit in [check.least, check.most].compactMap(\.self) where abs(limit) > 1_000_000 {
            throw RoundRefusal.badLimits(check.name)
        }
    }

    private static func length(_ text: String, _ field: String) throws {
        guard text.count <= longestName else { throw RoundRefusal.tooLong(field: field, limit: longestName) }
    }
}

extension RoundPlan.Point {
    /// A code as it is compared: without blanks, in capital letters.
    package static func plain(_ code: String) -> String { code.filter { !$0.isWhitespace }.uppercased() }
    package func isProven(by code: String) -> Bool { self.code.isEmpty || Self.plain(self.code) == Self.plain(code) }
}
