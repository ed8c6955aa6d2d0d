import Kernel

/// Texts that somebody types, with their limits.
enum CustodyText {
    /// - Throws: ``CustodyRefusal/fieldMissing(_:)`` · ``CustodyRefusal/tooLong(field:limit:)``
    static func needed(_ text: String, _ field: String, _ limit: Int) throws -> String {
        guard !text.trimmed.isEmpty else { throw CustodyRefusal.fieldMissing(field) }
        return try short(text, field, limit)
    }

    /// - Throws: ``CustodyRefusal/tooLong(field:limit:)``
    static func short(_ text: String, _ field: String, _ limit: Int) throws -> String {
        let text = text.trimmed
        guard text.count <= limit else { throw CustodyRefusal.tooLong(field: field, limit: limit) }
        return text
    }
}
