/// What a room's number says of where it is: `802` is door 02 on floor 8, `B103` door 03 on the first floor below the
/// ground, `8A` door A on floor 8. Nil where it says nothing, as `7` does.
struct RoomNumber: Hashable {
    /// Below the ground: -1 is the first.
    let floor: Int
    let door: String

    /// Higher than any building.
    private static let mostFloors = 200

    init?(_ text: String) {
        // By hand: a large building has a thousand of them, and each look at its plan reads them all.
        var digits = Array(text.utf8)[...]
        let before = Self.letter(digits.first)
        if before != nil { digits.removeFirst() }
        let after = Self.letter(digits.last)
        if after != nil { digits.removeLast() }
        let doorDigits = digits.count > 2 ? 2 : 0
        guard doorDigits > 0 || after != nil, digits.allSatisfy({ (48...57).contains($0) }),
            let number = Int(String(decoding: digits.dropLast(doorDigits), as: UTF8.self)), number <= Self.mostFloors
        else { return nil }
        let isBelow = before == "B"
        floor = isBelow ? -number : number
        let end = String(decoding: digits.suffix(doorDigits), as: UTF8.self)
        door = (isBelow ? "" : before ?? "") + end + (after ?? "")
    }

    /// A letter of ASCII as a capital; nil for anything else.
    private static func letter(_ byte: UInt8?) -> String? {
        guard let byte, (65...90).contains(byte & 0xDF), byte < 128 else { return nil }
        return String(UnicodeScalar(byte & 0xDF))
    }

    /// A floor as people say it: `8`, `B1`.
    static func name(ofFloor number: Int) -> String { number < 0 ? "B\(-number)" : "\(number)" }
}
