import Casework
import Kernel

/// Where a case is shown: as a page of its own, or in the middle of the desk.
enum CaseFrame: String, Sendable {
    case page, desk

    /// - Parameter open: what stands open over the case: the key of a ``CaseForm``.
    /// - Parameter matter: with an outside body, that the form is about.
    /// - Parameter seen: up to which entry its reader had seen it, so that what was new stays marked.
    func address(
        _ number: String, open: String? = nil, matter: ID<OutsideMatter>? = nil, seen: ID<TimelineEntry>? = nil
    ) -> String {
        let more = [("open", open), ("matter", matter?.description), ("seen", seen?.description)]
        return switch self {
        case .page: Paths.case_(number, query: more)
        case .desk: Paths.desk(query: [("case", number)] + more)
        }
    }
}

/// A form over a case, as it was asked for or as it came back.
struct OpenForm {
    let key: String
    var typed: Form?
    var refusal: (any Refusal)?

    static let promise = "promise"
    static let files = "files"
    static let message = "message"
    static func action(_ key: String) -> String { "act-\(key)" }
    static func word(_ id: String) -> String { "word-\(id)" }
    static func review(_ id: String) -> String { "review-\(id)" }

    /// The key behind a prefix: `act-dispatch` → `dispatch`.
    func after(_ prefix: String) -> String? { key.hasPrefix(prefix) ? String(key.dropFirst(prefix.count)) : nil }
}
