import Kernel

/// How well calls are to be answered, by which the telephone is staffed: `need` in a desk's `telephone.yaml`.
package struct TelephoneNeed: Sendable, Equatable {
    /// Key of the department that is at the telephone; nil: nobody said it.
    package var department: String?
    /// So many of a hundred calls are answered in time.
    package var percent = 80
    /// So many weeks before today are reckoned.
    package var weeks = 8
    /// What is still done when the customer has hung up.
    package var wrapUp = Span.minutes(1)
    package var share: Double { Double(percent) / 100 }

    package init() {}

    /// - Throws: ``DeskError``
    init(_ node: DeskNode) throws {
        try node.allow(["department", "percent", "weeks", "wrap-up"])
        department = try node.optional("department")?.text()
        percent = try node.optional("percent")?.integer(in: 1...99) ?? percent
        weeks = try node.optional("weeks")?.integer(in: 1...26) ?? weeks
        if let length = node.optional("wrap-up") {
            wrapUp = try length.span()
            guard wrapUp <= .minutes(60) else { throw length.fail("at most 60m") }
        }
    }
}
