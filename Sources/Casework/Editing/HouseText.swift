/// The files of a desk that the house may change beside its procedures.
package enum HouseText: String, Sendable, CaseIterable {
    /// The subject tree; what is promised; how rounds are made, with their checklists and proposed plans.
    case categories, levels, rounds

    /// The name of its file, by which its versions are kept. No procedure is called so: keys have no dots.
    package var file: String { rawValue + ".yaml" }

    /// Nil for any other name, as for a procedure's key.
    package init?(file: String) {
        guard let text = Self.allCases.first(where: { $0.file == file }) else { return nil }
        self = text
    }

    /// Bytes of one.
    package static let mostBytes = SmallFile.mostBytes

    /// Bytes that a text may have: a file of the desk, or a procedure.
    static func mostBytes(of kind: String) -> Int {
        HouseText(file: kind) == nil ? Desk.mostProcedureBytes : mostBytes
    }
}
