import Directory
import Kernel
import Store
import Workforce

/// The zones of a project's stewards, so that nothing is in two of them: what lies in a smaller zone is of that one.
/// Pure, and counted in as many sums as there are zones, however many rooms they hold.
package struct ZoneParts: Sendable {
    package struct Zone: Sendable, Hashable {
        package let code: String
        package let steward: ID<Staff>
        /// The largest zones within it.
        package let inner: [String]

        package var part: CodePart { CodePart(code, without: inner) }
    }

    /// By code.
    package let zones: [Zone]
    /// Those that lie in no other.
    let outer: [String]

    /// Of two with the same place it is the first one's.
    package init(_ all: [(code: String, steward: ID<Staff>)]) {
        var seen: Set<String> = []
        let sorted = all.sorted { ($0.code, $0.steward) < ($1.code, $1.steward) }
            .filter { seen.insert($0.code).inserted }
        let codes = sorted.map(\.code)
        zones = sorted.map { zone in
            let within = codes.filter { $0 != zone.code && CodeRange(zone.code).holds($0) }
            return Zone(code: zone.code, steward: zone.steward, inner: Self.largest(within))
        }
        outer = Self.largest(codes)
    }

    /// Those that lie in none of the others.
    private static func largest(_ codes: [String]) -> [String] {
        codes.filter { code in !codes.contains { $0 != code && CodeRange($0).holds(code) } }
    }

    /// What each zone has for itself; last, under no zone, what lies in none.
    ///
    /// - Parameters:
    ///   - whole: the sum of the project.
    ///   - at: the sum of a place with all that lies in it.
    package func tally<Sum: AdditiveArithmetic>(
        _ whole: Sum, at sum: (String) throws -> Sum
    ) rethrows -> [(zone: Zone?, sum: Sum)] {
        var sums: [String: Sum] = [:]
        for zone in zones { sums[zone.code] = try sum(zone.code) }
        func all(_ codes: [String]) -> Sum { codes.reduce(.zero) { $0 + (sums[$1] ?? .zero) } }
        let own = zones.map { (zone: Zone?.some($0), sum: all([$0.code]) - all($0.inner)) }
        return own + [(nil, whole - all(outer))]
    }

    /// The closest zone of a place, by its code.
    package func zone(of code: String) -> Zone? {
        zones.filter { CodeRange($0.code).holds(code) }.max { $0.code.count < $1.code.count }
    }

    /// Those who look after something on a day, and whoever stands in for them.
    package static func read(_ db: DB, in project: ID<Project>, on day: Day) throws -> ZoneParts {
        let acting = Stewards(try ZoneTable.standing(db, in: project, [.steward], on: day), on: day)
        let codes = try PlaceTable.codes(db, of: acting.places.sorted())
        return ZoneParts(
            codes.compactMap { place, code in acting.steward(at: place).map { (code: code, steward: $0.staff) } })
    }
}
