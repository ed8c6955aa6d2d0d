import Casework
import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

extension Ask {
    /// The project of the address in which rounds may be seen or planned.
    func roundProject() async throws -> Project {
        let right: Right = try actor.may(.roundsRead) ? .roundsRead : .roundsPlan
        return try await project(query("project"), right)
    }

    func roundZone() async throws -> Zone {
        let walk = try await house.inspections.walk(name("round"), for: try actor)
        return try await house.lookups.zone(of: walk.round.project)
    }

    func zone(ofRound id: ID<Round>) async throws -> Zone {
        let walk = try await house.inspections.walk(id.description, for: try actor)
        return try await house.lookups.zone(of: walk.round.project)
    }

    func walkAnswer() async throws -> Response {
        let walk = try await house.inspections.walk(name("round"), for: try actor)
        let zone = try await house.lookups.zone(of: walk.round.project)
        return .json(WalkJSON(walk: walk, zone: zone, now: now), etag: walk.round.version)
    }
}
