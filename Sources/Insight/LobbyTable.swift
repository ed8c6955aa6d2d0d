import Directory
import Kernel
import Store

/// Rows → who has the rooms of a building now. The names of private persons are not read.
enum LobbyTable {
    struct Stay {
        let place: ID<Place>
        let capacity: Occupancy.Capacity
        /// Nil for a private person.
        let company: String?
    }

    /// Owners, tenants and occupiers, by place and by the day since which they are there.
    static func stays(_ db: DB, inside building: ID<Place>) throws -> [ID<Place>: [Stay]] {
        let all = try db.rows(
            """
            SELECT occupancy.place, occupancy.capacity,
              CASE WHEN person.nature = 'company' AND person.erased_at IS NULL THEN person.name END
            FROM (\(PlaceTable.inside("?1"))) AS zone CROSS JOIN occupancy CROSS JOIN person
            WHERE occupancy.place = zone.id AND person.id = occupancy.person AND occupancy.capacity <> 'family'
              AND occupancy.to_day IS NULL AND occupancy.struck_at IS NULL
            ORDER BY occupancy.place, occupancy.from_day, occupancy.id
            """, building
        ) { Stay(place: try $0.next(), capacity: try $0.next(), company: try $0.next()) }
        return Dictionary(grouping: all, by: \.place)
    }
}
