import Hummingbird
import Workforce

/// One door of the house: address, who may enter, and what is behind it. Everything is denied that is not named here.
package struct Route: Sendable {
    /// Who may enter at all. Use cases ask again, with the project at hand, by the same ``Actor/may(_:in:)``.
    package enum Gate: Sendable, Equatable {
        /// Anybody: the sign-in page, its files, health.
        case open
        case signedIn
        /// Everybody but a token with a scope: what is one's own has no right that a scope could name.
        case inPerson
        /// Somebody with one of these rights somewhere.
        case right([Right])

        static func right(_ rights: Right...) -> Gate { .right(rights) }
    }

    package let method: HTTPRequest.Method
    package let path: Path
    package let gate: Gate
    package let isAPI: Bool
    /// What the description of the API says; nil for pages.
    let operation: Operation?
    let handle: @Sendable (Ask) async throws -> Response

    /// What proxies keep inside answers at its own address alone, not at one that the router takes for the same.
    func isAt(_ path: String) -> Bool { !Paths.watched.contains(self.path) || path == self.path.template }

    /// A page or a form of one.
    static func page(
        _ method: HTTPRequest.Method, _ path: Path, _ gate: Gate,
        _ handle: @Sendable @escaping (Ask) async throws -> Response
    ) -> Route {
        Route(method: method, path: path, gate: gate, isAPI: false, operation: nil, handle: handle)
    }

    /// A call of the API with its description.
    static func api(
        _ method: HTTPRequest.Method, _ path: Path, _ gate: Gate, _ operation: Operation,
        _ handle: @Sendable @escaping (Ask) async throws -> Response
    ) -> Route {
        Route(method: method, path: path, gate: gate, isAPI: true, operation: operation, handle: handle)
    }
}
