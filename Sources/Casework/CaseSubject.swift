import Directory
import Kernel

/// What a level asks of where and whom a case is about, beyond the case's own row.
package struct CaseSubject: Sendable, Hashable {
    /// The code of its place, `3-1-802`; empty where it has none.
    package let place: String
    /// The customer's tags.
    package let tags: Set<String>
    /// Its place and what that lies in, the place first, where a part of the project has a calendar of its own.
    var path: [ID<Place>] = []

    package static let unknown = CaseSubject(place: "", tags: [])

    package init(place: String, tags: Set<String>) {
        self.place = place
        self.tags = tags
    }

    /// Whether its place is that one or lies in it, as codes say it: `3-1` holds `3-1-802` and not `3-12`.
    func lies(in place: String) -> Bool { self.place == place || self.place.hasPrefix(place + "-") }
}
