import Directory
import Kernel
import Workforce

/// Who looks after a place with all that lies in it, from a day on until another.
package struct ZonePost: Sendable, Hashable {
    package enum Duty: String, Sendable, Codable, CaseIterable {
        /// The household's own: one at a time at one place.
        case steward
        /// Does the work of a trade there; as many as like.
        case trade
    }

    package let id: ID<ZonePost>
    package let project: ID<Project>
    package let staff: ID<Staff>
    package let place: ID<Place>
    package let duty: Duty
    package let from: Day
    /// The last day; nil for as long as nobody says otherwise. One before ``from``: it never came to be.
    package var to: Day?
    /// The steward who is away meanwhile.
    package let standsInFor: ID<Staff>?

    package func holds(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }

    /// Those of some posts that hold on a day, without the stewards for whom somebody stands in.
    static func present(_ posts: [ZonePost], on day: Day) -> [ZonePost] {
        let held = posts.filter { $0.holds(on: day) }
        let away = Set(held.compactMap { post in post.standsInFor.map { Away(place: post.place, staff: $0) } })
        return held.filter { post in
            post.standsInFor != nil || post.duty != .steward
                || !away.contains(Away(place: post.place, staff: post.staff))
        }
    }

    private struct Away: Hashable {
        let place: ID<Place>
        let staff: ID<Staff>
    }

    /// Whether both hold on any one day.
    func meets(_ other: ZonePost) -> Bool {
        let isNever = (to.map { $0 < from } ?? false) || (other.to.map { $0 < other.from } ?? false)
        return !isNever && (other.to.map { from <= $0 } ?? true) && (to.map { other.from <= $0 } ?? true)
    }

    /// Whether it holds on every day on which the other does.
    private func spans(_ other: ZonePost) -> Bool {
        guard from <= other.from else { return false }
        guard let to else { return true }
        return other.to.map { $0 <= to } ?? false
    }

    /// Whether it may stand beside what there is at the same place.
    ///
    /// - Throws: ``CaseRefusal/endBeforeStart`` · ``DirectoryRefusal/stewardAlready(_:)`` with the identity of whoever
    ///   it is: one steward at a time, and one who stands in ·
    ///   ``DirectoryRefusal/nobodyToStandInFor`` where that steward has not the place for the whole time
    func check(among posts: [ZonePost]) throws {
        if let to, to < from { throw CaseRefusal.endBeforeStart }
        guard duty == .steward else { return }
        let others = posts.filter { $0.id != id && $0.place == place && $0.duty == .steward }
        if let standsInFor {
            let isCovered = others.contains { other in
                other.staff == standsInFor && other.standsInFor == nil && other.spans(self)
            }
            guard to != nil, standsInFor != staff, isCovered else { throw DirectoryRefusal.nobodyToStandInFor }
        }
        let isStandIn = standsInFor != nil
        if let taken = others.first(where: { ($0.standsInFor != nil) == isStandIn && $0.meets(self) }) {
            throw DirectoryRefusal.stewardAlready(taken.staff.description)
        }
    }
}
