import Directory
import Store

/// By what somebody who is there already was known in a row, the surest first.
package enum Recognition: String, Sendable, CaseIterable, SQLConvertible {
    /// The number that the sheet gives them.
    case number
    /// An identity paper.
    case paper
    /// Name and telephone.
    case phone
    /// Name and a room that they have now.
    case room
    /// Name and a room that they had.
    case formerRoom
    /// The name alone, where nothing more is known of the only one who is called so.
    case name

    /// Whether it is more than a name and where somebody lives: a paper that is another by now is theirs all the same.
    /// The number of an ID card stays what it is: where a family shares a telephone, another is somebody else's.
    func isSure(of kind: PaperNumber.Kind) -> Bool {
        self == .number || self == .paper || (self == .phone && kind != .idCard)
    }
}

/// Somebody who was known, and by what.
struct Recognised {
    let record: PersonRecord
    let by: Recognition
}
