import Directory
import Kernel

/// Texts that people write here, trimmed.
enum Written {
    /// - Throws: ``DirectoryRefusal/tooLong(field:limit:)``
    static func checked(_ text: String, _ field: String, most: Int) throws -> String {
        let text = text.trimmed
        guard text.count <= most else { throw DirectoryRefusal.tooLong(field: field, limit: most) }
        return text
    }
}
