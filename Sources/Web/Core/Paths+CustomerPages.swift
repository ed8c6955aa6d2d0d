extension Paths {
    package static let pageLinks = Path("/cases/{number}/page-links")
    package static let pageLinkMessages = Path("/cases/{number}/page-links/messages")
    package static let pageLinkRemoval = Path("/cases/{number}/page-links/removal")
    /// The customer's page. Its secret is all that opens it, so it stands in no log.
    package static let guest = Path("/c/{secret}")
    package static let guestAction = Path("/c/{secret}/actions/{action}")
    package static let guestFile = Path("/c/{secret}/files/{file}")
    package static let guestAnnouncement = Path("/c/{secret}/announcements/{announcement}")
    package static let guestPrint = Path("/c/{secret}/prints/{print}")

    private static let guestBegin = "/c/"

    /// Whether an address is one of a customer's page.
    static func isGuest(_ address: String) -> Bool { address.hasPrefix(guestBegin) }

    /// An address as a log may have it.
    static func withoutSecret(_ address: String) -> String { isGuest(address) ? guestBegin + "…" : address }
}

extension Paths.API {
    package static let pageLinks = Path("/api/v1/cases/{number}/page-links")
    package static let pageLinkMessages = Path("/api/v1/cases/{number}/page-links/messages")
    package static let pageLinkRemoval = Path("/api/v1/cases/{number}/page-links/removal")
    package static let guest = Path("/api/v1/customer-page/looks")
    package static let guestAction = Path("/api/v1/customer-page/actions")
    package static let guestAnnouncement = Path("/api/v1/customer-page/announcements")
}
