/// A key that would be lost while cases use it.
package struct TextUse: Sendable, Equatable {
    package let key: String
    package let count: Int
    /// Numbers of some of the cases.
    package let cases: [String]

    /// So many cases are named.
    package static let mostCases = 5

    package init(key: String, count: Int, cases: [String]) { (self.key, self.count, self.cases) = (key, count, cases) }
}
