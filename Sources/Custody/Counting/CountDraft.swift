import Kernel

/// What somebody counted.
package struct CountDraft: Sendable {
    package struct Line: Sendable {
        /// A number or an ID.
        package let key: String
        package let found: Int
        package let reason: String
        /// What should hang there by the sheet that was counted from; nil where nobody says.
        package let expected: Int?

        package init(key: String, found: Int, reason: String, expected: Int?) {
            (self.key, self.found, self.reason, self.expected) = (key, found, reason, expected)
        }
    }

    package var lines: [Line]
    /// Whatever is not among the lines is as it should be.
    package var isRestRight: Bool

    package init(lines: [Line], isRestRight: Bool) { (self.lines, self.isRestRight) = (lines, isRestRight) }

    /// What each key of a cabinet comes to. Pure.
    ///
    /// - Throws: ``CustodyRefusal/nothingToCount`` · ``CustodyRefusal/unknownKey(_:)`` ·
    ///   ``CustodyRefusal/numberOutOfRange(field:least:most:)`` · ``CustodyRefusal/countMoved(_:)`` ·
    ///   ``CustodyRefusal/differenceNeedsReason(_:)`` · ``CustodyRefusal/tooLong(field:limit:)`` ·
    ///   ``CustodyRefusal/countIncomplete(_:)``
    func lines(of keys: [Key]) throws -> [KeyCount.Line] {
        guard !keys.isEmpty else { throw CustodyRefusal.nothingToCount }
        var said: [ID<Key>: Line] = [:]
        for line in lines {
            let key = keys.first { $0.id.description == line.key || $0.number == Key.plain(line.key) }
            guard let key else { throw CustodyRefusal.unknownKey(line.key) }
            said[key.id] = line
        }
        let missing = keys.filter { said[$0.id] == nil }.count
        guard isRestRight || missing == 0 else { throw CustodyRefusal.countIncomplete(missing) }
        return try keys.map { try Self.line($0, said[$0.id]) }
    }

    private static func line(_ key: Key, _ said: Line?) throws -> KeyCount.Line {
        let found = said?.found ?? key.inHand
        guard (0...KeyDraft.mostCopies).contains(found) else {
            throw CustodyRefusal.numberOutOfRange(field: "found", least: 0, most: KeyDraft.mostCopies)
        }
        if let expected = said?.expected, expected != key.inHand { throw CustodyRefusal.countMoved(key.number) }
        let reason = try CustodyText.short(said?.reason ?? "", "reason", 200)
        guard found == key.inHand || !reason.isEmpty else { throw CustodyRefusal.differenceNeedsReason(key.number) }
        return KeyCount.Line(
            key: key.id, number: key.number, name: key.name, hook: key.hook, expected: key.inHand, found: found,
            reason: reason)
    }
}
