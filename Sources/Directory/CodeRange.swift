import Store

/// A place with everything that lies in it, by codes read from left to right: `3` means itself and `3-1-802`, and
/// not `30`.
package struct CodeRange: Sendable, Hashable {
    package let code: String

    package init(_ code: String) { self.code = code }

    package func holds(_ other: String) -> Bool { other == code || other.hasPrefix(code + "-") }

    /// On a column of codes, with the three ``values`` from `?first` on. An index of codes is walked from the first to
    /// the last of them: `-` comes right before `.`.
    package func condition(_ column: String, from first: Int) -> String {
        """
        (\(column) >= ?\(first) AND \(column) < ?\(first + 1)
          AND (\(column) = ?\(first) OR \(column) >= ?\(first + 2)))
        """
    }

    package var values: [any SQLConvertible] { [code, code + ".", code + "-"] }
}
