import Kernel
import Store

/// Rows ↔ who has which parking space.
package enum ParkingTable {
    /// The vehicles that stand at some spaces of a project, by the space's code.
    package static func vehicles(
        _ db: DB, at codes: [String], in project: ID<Project>
    ) throws -> [String: [(vehicle: Vehicle, holder: String)]] {
        guard !codes.isEmpty else { return [:] }
        let marks = codes.indices.map { "?\($0 + 2)" }.joined(separator: ", ")
        let values: [any SQLConvertible] = [project] + codes
        let rows = try db.rows(
            """
            SELECT b.label, b.person, b.spot, person.name FROM belonging b JOIN person ON person.id = b.person
            WHERE b.spot IN (\(marks)) AND b.kind = 'vehicle' AND b.to_day IS NULL AND b.struck_at IS NULL
              AND person.project = ?1 ORDER BY b.spot, b.label, b.id
            """, list: values
        ) { row in
            let vehicle = Vehicle(plate: try row.next(), person: try row.next(), parking: try row.next())
            return (vehicle: vehicle, holder: try row.next(String.self))
        }
        return Dictionary(grouping: rows, by: \.vehicle.parking)
    }
}
