import Directory
import Kernel

/// Who looks after what on one day. Pure: made of the posts of some places.
package struct Stewards: Sendable {
    /// By place: who stands in where somebody does, else the steward.
    private let acting: [ID<Place>: ZonePost]

    package init(_ posts: [ZonePost], on day: Day) {
        let present = ZonePost.present(posts.filter { $0.duty == .steward }, on: day)
        acting = Dictionary(present.map { ($0.place, $0) }) { one, other in other.standsInFor != nil ? other : one }
    }

    package func steward(at place: ID<Place>) -> ZonePost? { acting[place] }

    /// Of the closest place that has anybody.
    ///
    /// - Parameter path: the place, then what it lies in, the closest first.
    package func steward(along path: [ID<Place>]) -> ZonePost? { path.lazy.compactMap { acting[$0] }.first }

    /// The places that have anybody.
    package var places: Set<ID<Place>> { Set(acting.keys) }
}
