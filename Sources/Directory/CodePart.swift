import Store

/// What lies in a place, but for what lies in smaller ones within it.
package struct CodePart: Sendable, Hashable {
    package let range: CodeRange
    package let inner: [CodeRange]

    package init(_ code: String, without inner: [String] = []) {
        (range, self.inner) = (CodeRange(code), inner.map(CodeRange.init))
    }

    /// As that of a ``CodeRange``, with as many ``values`` as it has.
    package func condition(_ column: String, from first: Int) -> String {
        let without = inner.enumerated().map { " AND NOT " + $1.condition(column, from: first + 3 * ($0 + 1)) }
        return "(" + range.condition(column, from: first) + without.joined() + ")"
    }

    package var values: [any SQLConvertible] { range.values + inner.flatMap(\.values) }
}
