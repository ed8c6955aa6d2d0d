/// One row of an answer, read column by column in the order of the `SELECT`.
///
/// What reads a column can be inlined into other rooms: as a generic function it looks for the metadata of its type
/// anew for each value, which was a tenth of what a page took.
@usableFromInline
package struct Row {
    @usableFromInline let source: any RowSource
    @usableFromInline var column = 0

    init(_ source: any RowSource) { self.source = source }

    /// The next column.
    ///
    /// - Throws: ``StoreFailure/unreadable(column:type:)`` where it does not hold a `T`.
    @inlinable
    package mutating func next<T: SQLConvertible>(_ type: T.Type = T.self) throws -> T {
        defer { column += 1 }
        guard let result = T(sqlValue: try source.value(at: column)) else {
            throw unreadable(T.self)
        }
        return result
    }

    @usableFromInline
    func unreadable(_ type: Any.Type) -> any Error { StoreFailure.unreadable(column: column, type: "\(type)") }

    /// The next column's JSON.
    package mutating func json<T: Codable>(_ type: T.Type = T.self) throws -> T {
        try next(JSONColumn<T>.self).value
    }
}
