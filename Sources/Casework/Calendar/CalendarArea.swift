import Directory
import Kernel
import Store

/// At which places a calendar holds: those of one part but not of parts in it that have their own, or all but those of
/// such parts.
struct CalendarArea: Sendable, Equatable {
    let roots: [ID<Place>]
    /// What lies in these is not looked at.
    let stops: [ID<Place>]
    let isInside: Bool

    /// Nil where it holds at every place of its projects.
    init?(_ scope: CalendarScope, of parts: [ID<Place>]) {
        if case .part(let part) = scope {
            (roots, stops, isInside) = ([part], parts.filter { $0 != part }, true)
        } else if parts.isEmpty {
            return nil
        } else {
            (roots, stops, isInside) = (parts, [], false)
        }
    }

    var values: [any SQLConvertible] { roots + stops }

    /// A table `inside` of places.
    ///
    /// - Parameter first: the number of its first value.
    func table(from first: Int) -> String {
        let stop = stops.isEmpty
            ? "" : "WHERE place.id NOT IN (\(IncidentTable.marks(stops.count, from: first + roots.count)))"
        return """
            WITH RECURSIVE inside (id, project) AS (
              SELECT id, project FROM place WHERE id IN (\(IncidentTable.marks(roots.count, from: first)))
              UNION
              SELECT place.id, place.project FROM inside
              JOIN place ON place.project = inside.project AND coalesce(place.parent, 0) = inside.id \(stop))
            """
    }

    /// Of a case.
    var condition: String {
        isInside
            ? "cases.place IN (SELECT id FROM inside)"
            : "(cases.place IS NULL OR cases.place NOT IN (SELECT id FROM inside))"
    }
}
