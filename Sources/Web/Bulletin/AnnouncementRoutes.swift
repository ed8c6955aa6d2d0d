import Bulletin
import Hummingbird
import Workforce

/// What many are told: the list with the form for a new one, and the page of one.
enum AnnouncementRoutes {
    private static let readers = Route.Gate.right(Announcements.readers)
    private static let writers = Route.Gate.right(.announcementWrite)

    static let all: [Route] = [
        .page(.get, Paths.announcements, readers) { ask in try await AnnouncementListPage.show(ask, nil) },
        .page(.post, Paths.announcements, writers, AnnouncementListPage.write),
        .page(.get, Paths.announcement, readers) { ask in
            try await ask.query("print") == nil
                ? AnnouncementPage.show(ask, nil) : AnnouncementSheetPage.response(ask)
        },
        .page(.post, Paths.announcement, writers, AnnouncementPage.edit),
        .page(
            .post, Paths.announcementAction, .right(.announcementWrite, .announcementApprove), AnnouncementPage.act),
    ]
}
