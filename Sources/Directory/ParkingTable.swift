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
            SELECT vehicle.plate, vehicle.person, vehicle.parking, person.name FROM vehicle
            JOIN person ON person.id = vehicle.person
            WHERE vehicle.parking IN (\(marks)) AND person.project = ?1 ORDER BY vehicle.parking, vehicle.plate
            """, list: values
        ) { row in
            let vehicle = Vehicle(plate: try row.next(), person: try row.next(), parking: try row.next())
            return (vehicle: vehicle, holder: try row.next(String.self))
        }
        return Dictionary(grouping: rows, by: \.vehicle.parking)
    }
}
