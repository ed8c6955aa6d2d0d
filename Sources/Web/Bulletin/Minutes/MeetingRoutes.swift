import Bulletin
import Hummingbird
import Workforce

/// Minutes of meetings, and what everybody has to do after them.
enum MeetingRoutes {
    private static let readers = Route.Gate.right(Minutes.readers)
    private static let writers = Route.Gate.right(.minutesWrite)

    static let all: [Route] = [
        .page(.get, Paths.meetings, readers) { ask in try await MeetingListPage.show(ask, nil) },
        .page(.post, Paths.meetings, writers, MeetingListPage.write),
        .page(.get, Paths.meeting, readers) { ask in
            try await ask.query("print") == nil ? MeetingPage.show(ask, nil) : MeetingSheetPage.response(ask)
        },
        .page(.post, Paths.meeting, writers, MeetingPage.edit),
        .page(.post, Paths.meetingAction, readers, MeetingPage.act),
        .page(.post, Paths.meetingFollowUps, writers, MeetingPage.follow),
        .page(.get, Paths.followUps, .signedIn, FollowUpListPage.show),
        .page(.get, Paths.followUp, .signedIn) { ask in try await FollowUpPage.show(ask, nil) },
        .page(.post, Paths.followUpAction, .signedIn, FollowUpPage.act),
    ]
}
