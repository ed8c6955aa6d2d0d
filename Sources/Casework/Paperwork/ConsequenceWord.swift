/// The words that may stand in a file beside the plain ones.
enum ConsequenceWord: String, CaseIterable {
    case task, notify, pass, slot, link
    case subCase = "sub-case"
    case endPasses = "end-passes"
    case freeSlots = "free-slots"

    /// It says nothing more than its name.
    var isPlain: Bool { self == .endPasses || self == .freeSlots }
}

extension Procedure.Action {
    /// Whether it sends work to a department by itself.
    var sendsWork: Bool { brings.contains { if case .task = $0.what { true } else { false } } }
}
