import Kernel

/// What a stage asks for again and again while a case stays: an action that the system takes on some days.
package struct Recurring: Sendable, Equatable {
    package let rule: Recurrence
    /// After midnight on the clock of the project.
    package let minute: Int
    package let action: String

    /// - Throws: ``DeskError``
    init(_ node: DeskNode) throws {
        try node.allow(["rule", "at", "then"])
        rule = try node.required("rule").recurrence()
        minute = try node.required("at").minute()
        action = try node.required("then").text()
    }

    /// `09:00`
    package var clock: String { "\(padded(minute / 60)):\(padded(minute % 60))" }

    /// The standing of a case from an instant on: what comes next, counted from the day on which it came to the stage.
    func next(of standing: Standing, after instant: Instant, in zone: Zone) -> Standing {
        let days = rule.next(2, on: zone.day(of: instant), from: zone.day(of: standing.since))
        var after = standing
        after.next = days.lazy.map { zone.first(showing: minute, of: $0) }.first { $0 > instant }
        return after
    }
}
