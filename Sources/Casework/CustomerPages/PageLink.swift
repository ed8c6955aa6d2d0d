import Directory
import Kernel
import Workforce

/// A link to a customer's page, as staff see it: never its secret, of which only a digest is kept.
package struct PageLink: Sendable, Hashable {
    package let id: ID<PageLink>
    package let item: ID<Case>
    /// It went, or goes, by text message.
    package let isByText: Bool
    package let staff: ID<Staff>
    /// Whose it is; nil for the customer of the case.
    package var person: ID<Person>?
    package let madeAt: Instant
    package let until: Instant
    /// When it was opened first.
    package let openedAt: Instant?
    package let revokedAt: Instant?

    /// The raw value is the word in the API and the key of its text (`pageLink.<word>`).
    package enum State: String, Sendable, CaseIterable { case good, opened, expired, revoked }

    /// Pure: the first of these that holds.
    package func state(at now: Instant) -> State {
        if revokedAt != nil { return .revoked }
        if until <= now { return .expired }
        return openedAt == nil ? .good : .opened
    }
}

/// A link that was just made.
package struct MadePageLink: Sendable {
    package let link: PageLink
    /// What opens the page: told this once, and never again.
    package let secret: String?
    /// Where browsers reach the page, as far as the house knows its own address; else the path alone.
    package let address: String?
}

/// Why a link to a customer's page is not made, sent or opened.
package enum PageLinkRefusal: String, Refusal, Equatable {
    /// It never was one, is over, or was taken back: nobody learns which.
    case pageUnknown
    /// The desk gives its customers no pages.
    case pagesNotOffered
    /// So many links of the case open it already.
    case tooManyPageLinks
    /// No text message can carry a link: there is no gateway, or the house does not know its own address.
    case pageLinkNotSent
    /// The house has not written down yet all that a complaint needs to be closed.
    case confirmedTooEarly

    package var code: String { rawValue }

    package var kind: RefusalKind {
        switch self {
        case .pageUnknown: .notFound
        case .pagesNotOffered, .tooManyPageLinks, .pageLinkNotSent, .confirmedTooEarly: .conflict
        }
    }
}
