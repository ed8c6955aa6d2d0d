/// Something that the user can mend: a sentence in the user's language, never a crash.
///
/// Each room closes its refusals in one enum. The code is stable and is also the key of the sentence in the texts
/// (`refusal.<code>`), where `{name}` stands for the argument of that name.
package protocol Refusal: Error, Sendable {
    var code: String { get }
    var kind: RefusalKind { get }
    /// What the sentence names.
    var arguments: [String: String] { get }
    /// The inputs it speaks about, by their API names; the sentence is shown beside them.
    var fields: [String] { get }
    /// After how many seconds it is worth another try; nil where time mends nothing.
    var waitSeconds: Int? { get }
}

extension Refusal {
    package var arguments: [String: String] { [:] }
    package var fields: [String] { [] }
    package var waitSeconds: Int? { nil }
}

/// What sort of refusal it is; each has one HTTP status.
package enum RefusalKind: Sendable {
    case malformed, notSignedIn, notAllowed, notFound, wrongMethod, conflict, stale, tooLarge, tooSlow, invalid, tooMany
    /// Not the user's doing.
    case failed, unavailable

    package var status: Int {
        switch self {
        case .malformed: 400
        case .notSignedIn: 401
        case .notAllowed: 403
        case .notFound: 404
        case .wrongMethod: 405
        case .tooSlow: 408
        case .conflict: 409
        case .stale: 412
        case .tooLarge: 413
        case .invalid: 422
        case .tooMany: 429
        case .failed: 500
        case .unavailable: 503
        }
    }
}
