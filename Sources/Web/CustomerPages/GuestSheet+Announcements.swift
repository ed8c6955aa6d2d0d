import Bulletin
import Casework
import Hummingbird
import Kernel

extension GuestSheet {
    /// The announcements that stand for the customer.
    var told: [Model] {
        announcements.map { told in
            [
                "name": told.one.content.title(for: names.language), "isNew": !told.isRead,
                "href": Paths.guestAnnouncement(secret, told.one.number),
            ]
        }
    }

    /// One of them, as it is read.
    static func announcement(_ one: Announcement, _ shown: CustomerCase, _ ask: Ask) -> Response {
        let content = one.content
        let model: Model = [
            "name": content.title(for: ask.language), "project": shown.project.name, "number": one.number,
            "paragraphs": AnnouncementFacts.lines(content.text(for: ask.language)),
            "back": Paths.guest(ask.name("secret")),
        ]
        return Shell.page(
            "guest-announcement", model, title: "\(one.number) \(content.title)", isPhone: true, in: ask)
    }
}

extension Ask {
    /// What stands for the customer of a page.
    func announcements(for shown: CustomerCase) async throws -> [CustomerAnnouncement] {
        try await house.announcements.standing(for: shown.person, in: shown.project.id)
    }
}
