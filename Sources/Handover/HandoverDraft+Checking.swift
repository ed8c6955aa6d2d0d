import Casework
import Kernel

extension HandoverDraft {
    package static let longestRemarks = 4000
    package static let longestReason = 500
    /// Of pieces, or of minor units.
    package static let mostCounted = 1_000_000_000

    /// What was counted, line by line of the desk's file.
    ///
    /// - Parameter last: what was counted the last time, by key.
    /// - Throws, line by line: ``HandoverRefusal/countMissing(_:)`` · ``HandoverRefusal/countOutOfRange(_:)`` ·
    ///   ``HandoverRefusal.countNeedsReason(_:)`` · ``DirectoryRefusal/tooLong(field:limit:)``
    func counted(_ lines: [HandoverRules.Line], last: [String: Int]) throws -> [HandoverCount] {
        try lines.map { line in
            guard let count = counts[line.key] else { throw HandoverRefusal.countMissing(line.key) }
            guard (0...Self.mostCounted).contains(count) else { throw HandoverRefusal.countOutOfRange(line.key) }
            let reason = try Written.checked(
                reasons[line.key] ?? "", "reason.\(line.key)", most: Self.longestReason)
            let before = last[line.key]
            let isOther = before.map { $0 != count } ?? false
            if isOther, reason.isEmpty { throw HandoverRefusal.countNeedsReason(line.key) }
            return HandoverCount(
                key: line.key, unit: line.unit, count: count, last: before, reason: isOther ? reason : "")
        }
    }

    /// What was ticked; what was not needs a word in the remarks.
    ///
    /// - Throws: ``HandoverRefusal/checklistNeedsRemark`` · ``DirectoryRefusal/tooLong(field:limit:)``
    func closed(_ items: [HandoverRules.Item]) throws -> (ticks: [HandoverTick], remarks: String) {
        let remarks = try Written.checked(remarks, "remarks", most: Self.longestRemarks)
        let ticks = items.map { HandoverTick(key: $0.key, isDone: closing.contains($0.key)) }
        if remarks.isEmpty, !ticks.allSatisfy(\.isDone) { throw HandoverRefusal.checklistNeedsRemark }
        return (ticks, remarks)
    }
}

extension TakeoverDraft {
    static let longestName = 40

    /// What stands under the sheet.
    ///
    /// - Parameter picture: digest of the drawn signature.
    /// - Throws: ``HandoverRefusal/signatureNeedsName`` · ``HandoverRefusal/openingNeedsWord`` ·
    ///   ``DirectoryRefusal/tooLong(field:limit:)``
    func takeover(_ items: [HandoverRules.Item], picture: String?) throws -> Takeover {
        let name = try Written.checked(name, "name", most: Self.longestName)
        guard !name.isEmpty else { throw HandoverRefusal.signatureNeedsName }
        let difference = try Written.checked(difference, "difference", most: HandoverDraft.longestRemarks)
        let ticks = items.map { HandoverTick(key: $0.key, isDone: opening.contains($0.key)) }
        if difference.isEmpty, !ticks.allSatisfy(\.isDone) { throw HandoverRefusal.openingNeedsWord }
        return Takeover(name: name, picture: picture, opening: ticks, difference: difference)
    }
}
