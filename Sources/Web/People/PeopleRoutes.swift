import Directory
import Hummingbird
import Kernel
import Workforce

/// Customers: finding them, their one page, new ones, and their numbers where somebody needs one.
enum PeopleRoutes {
    static let all: [Route] = [
        .page(.get, Paths.people, .right(.peopleRead)) { ask in try await PeoplePage.response(ask) },
        .page(.post, Paths.people, .right(.peopleWrite), PersonForm.take),
        .page(.get, Paths.person, .right(.peopleRead), PersonPage.get),
        .page(.post, Paths.personAction, .right(.peopleWrite, .peopleErase), PersonActForm.take),
        .page(.post, Paths.paperNumber, .right(.peopleUnmask), PaperShowing.take),
        .page(.get, Paths.acquaintance, .right(.peopleRead), AcquaintancePage.get),
        .page(.get, Paths.contacts, .right(.peopleRead), ContactsPage.get),
        .page(.get, Paths.placePeople, .right(.peopleRead), RoomPeoplePage.get),
        .page(.post, Paths.personConsents, .right(.peopleWrite), ConsentForm.take),
        .page(.post, Paths.personPhone, .right(.peopleUnmask), PhoneShowing.ofPerson),
        .page(.post, Paths.casePhone, .right(.peopleUnmask), PhoneShowing.ofCase),
    ]
}
