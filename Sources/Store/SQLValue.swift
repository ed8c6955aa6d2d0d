import Kernel

/// What a column of either engine can hold. Blobs are kept on disk, see ``Blobs``.
@usableFromInline
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
}

/// A type with one column form.
@usableFromInline
package protocol SQLConvertible {
    var sqlValue: SQLValue { get }
    /// Nil where the column holds something that the type cannot be.
    init?(sqlValue: SQLValue)
}

extension SQLValue: SQLConvertible {
    @usableFromInline
    package var sqlValue: SQLValue { self }
    @inlinable
    package init?(sqlValue: SQLValue) { self = sqlValue }
}

extension Int64: SQLConvertible {
    @usableFromInline
    package var sqlValue: SQLValue { .integer(self) }
    @inlinable
    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self = number
    }
}

extension Int: SQLConvertible {
    @usableFromInline
    package var sqlValue: SQLValue { .integer(Int64(self)) }
    @inlinable
    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self.init(exactly: number)
    }
}

extension Bool: SQLConvertible {
    @usableFromInline
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
    @inlinable
    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self = number != 0
    }
}

extension String: SQLConvertible {
    @usableFromInline
    package var sqlValue: SQLValue { .text(storable) }
    @inlinable
    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self = text
    }
}

extension String {
    /// Without U+0000: SQLite would keep what stands before it, PostgreSQL nothing.
    package var storable: String {
        guard utf8.contains(0) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.filter { $0.value != 0 }))
    }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    @usableFromInline
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
    @inlinable
    package init?(sqlValue: SQLValue) {
        if case .null = sqlValue { self = .none; return }
        guard let value = Wrapped(sqlValue: sqlValue) else { return nil }
        self = value
    }
}

extension SQLConvertible where Self: RawRepresentable, RawValue == String {
    @usableFromInline
    package var sqlValue: SQLValue { .text(rawValue) }
    @inlinable
    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(rawValue: text)
    }
}

extension ID: SQLConvertible {
    package var sqlValue: SQLValue { .integer(number) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self.init(number: number)
    }
}

extension Instant: SQLConvertible {
    package var sqlValue: SQLValue { .integer(milliseconds) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self.init(milliseconds: number)
    }
}

extension Day: SQLConvertible {
    package var sqlValue: SQLValue { .text(description) }
    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

extension Language: SQLConvertible {}
