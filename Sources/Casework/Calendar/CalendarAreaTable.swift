import Kernel
import Store

extension CalendarArea {
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
