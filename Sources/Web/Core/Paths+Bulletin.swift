/// The addresses of announcements.
extension Paths {
    package static let announcements = Path("/announcements")
    package static let announcement = Path("/announcements/{announcement}")
    package static let announcementAction = Path("/announcements/{announcement}/{action}")

    /// Those that templates may call.
    static let ofBulletin: [String: Path] = ["announcements": announcements]
}

extension Paths.API {
    package static let announcements = Path("/api/v1/announcements")
    package static let announcementTemplates = Path("/api/v1/announcement-templates")
    package static let announcement = Path("/api/v1/announcements/{announcement}")
    package static let announcementAction = Path("/api/v1/announcements/{announcement}/actions/{action}")
}
