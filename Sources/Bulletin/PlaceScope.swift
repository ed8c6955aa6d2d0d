import Casework
import Directory
import Kernel
import Store
import Workforce

/// Which part of a project something written is for: places with all that lies in them, less some others.
struct PlaceScope: Sendable {
    let places: [Place]
    let without: [Place]

    /// - Parameters:
    ///   - codes: of places; what is named as out is out, also where it is named as in.
    ///   - zones: users of stewards, whose zones are added as they are today.
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)`` · ``BulletinRefusal/noSuchZone(_:)``
    static func read(
        _ db: DB, _ codes: [String], without: [String], zones: [String], in project: Project, at now: Instant
    ) throws -> PlaceScope {
        let zones = try read(db, zones, in: project, at: now)
        var seen: Set<ID<Place>> = []
        func places(_ codes: [String]) throws -> [Place] {
            try codes.map { code in
                guard let place = try PlaceTable.find(db, named: code, in: project.id) else {
                    throw DirectoryRefusal.unknownPlace(code)
                }
                return place
            }.filter { seen.insert($0.id).inserted }.sorted { $0.code < $1.code }
        }
        let out = try places(without + zones.flatMap(\.without))
        return PlaceScope(places: try places(codes + zones.flatMap(\.places)), without: out)
    }

    /// What the zones of some stewards hold today.
    private static func read(
        _ db: DB, _ users: [String], in project: Project, at now: Instant
    ) throws -> [(places: [String], without: [String])] {
        guard !users.isEmpty else { return [] }
        let parts = try ZoneParts.read(db, in: project.id, on: project.zone.day(of: now))
        return try users.map { user in
            let steward = try StaffTable.find(db, user: user)?.id
            let own = parts.zones.filter { $0.steward == steward }
            guard !own.isEmpty else { throw BulletinRefusal.noSuchZone(user) }
            return (own.map(\.code), own.flatMap(\.inner).filter { inner in !own.contains { $0.code == inner } })
        }
    }
}
