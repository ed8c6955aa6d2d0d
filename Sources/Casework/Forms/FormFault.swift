/// What is wrong with one field of a form.
package struct FormFault: Sendable, Hashable {
    /// The raw value is the key of its sentence (`fault.<word>`).
    package enum Wrong: String, Error, Sendable, CaseIterable {
        case missing, unknown, notANumber, tooSmall, tooLarge, tooLong, notADate, notAWindow, windowTooLong
        case outsideHours, notAChoice, noPlace, noCase, noPlate, noFile, notAgreed, badTable, tooManyRows
    }

    /// As ``DeclaredForm/Field/path``.
    package let field: String
    package let wrong: Wrong

    package init(_ field: String, _ wrong: Wrong) { (self.field, self.wrong) = (field, wrong) }
}
