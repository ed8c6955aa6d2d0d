/// What a room's number says of where it is: `802` is door 02 on floor 8, `B103` door 03 on the first floor below the
/// ground, `8A` door A on floor 8. Nil where it says nothing, as `7` does.
struct RoomNumber: Hashable {
    /// Below the ground: -1 is the first.
    let floor: Int
    let door: String

    /// Higher than any building.
    private static let mostFloors = 200

    init?(_ text: String) {
        guard let match = text.wholeMatch(of: /([A-Za-z]?)([0-9]+)([A-Za-z]?)/) else { return nil }
        let (before, digits, after) = (match.1.uppercased(), match.2, match.3.uppercased())
        let isBelow = before == "B"
        let doorDigits = digits.count > 2 ? 2 : 0
        guard doorDigits > 0 || !after.isEmpty, let number = Int(digits.dropLast(doorDigits)),
            number <= Self.mostFloors
        else { return nil }
        floor = isBelow ? -number : number
        door = (isBelow ? "" : before) + digits.suffix(doorDigits) + after
    }

    /// A floor as people say it: `8`, `B1`.
    static func name(ofFloor number: Int) -> String { number < 0 ? "B\(-number)" : "\(number)" }
}
