import Directory
import Kernel

/// Texts of activities and minutes as somebody typed them.
enum GatheringText {
    /// Trimmed.
    ///
    /// - Throws: ``DirectoryRefusal/tooLong(field:limit:)``
    static func short(_ text: String, _ field: String, _ most: Int) throws -> String {
        try AnnouncementDraft.checked(text, field, most: most)
    }

    /// As ``short(_:_:_:)``, and not empty.
    ///
    /// - Throws: ``GatheringRefusal/gatheringLacks(_:)`` · ``DirectoryRefusal/tooLong(field:limit:)``
    static func needed(_ text: String, _ field: String, _ most: Int) throws -> String {
        let text = try short(text, field, most)
        guard !text.isEmpty else { throw GatheringRefusal.gatheringLacks(field) }
        return text
    }
}
