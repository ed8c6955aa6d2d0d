/// A text of the house as its reader takes it: what the desk says with it, or what is wrong with it.
package struct TextCheck: Sendable {
    /// Nil where anything is wrong.
    package let change: TextChange?
    package let fault: ProcedureFault?
}

/// A text of the house that becomes another one.
package struct TextChange: Sendable {
    package let desk: String
    package let text: HouseText
    package let old: DeskTexts
    package let new: DeskTexts
}
