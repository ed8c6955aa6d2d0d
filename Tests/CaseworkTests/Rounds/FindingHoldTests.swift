import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Rounds
@testable import Workforce

@Suite("What rounds found within a place is open there too")
struct FindingHoldTests {
    private func open(_ all: RoundHouse, _ code: String) async throws -> Int {
        let place = try await Places(all.store).place(named: code, in: all.house.estate.id)
        return try await all.store.read { try Inspections.openFindings($0, at: place.id) }
    }

    @Test("a finding holds its place and what that lies in, not what lies beside it; a closed one holds nothing")
    func counted() async throws {
        let all = try await RoundHouse()
        let drafts = [(Place.Kind.unit, "3-1"), (.room, "3-1-802"), (.room, "3-1-801")].map {
            PlaceDraft(project: all.house.estate.id, parent: nil, kind: $0, code: $1, name: $1)
        }
        _ = try await Places(all.store).add(drafts, by: 0)
        var draft = RoundHouse.draft(to: try all.house.actor("zhao").staff)
        draft.points = [.init(place: "3-1-802", code: "R-3"), .init(place: "pool")]
        _ = try await all.inspections.add(draft, in: all.house.estate.id, by: try all.house.actor("chen"))
        _ = try await all.visit(try await all.round(), "p1", ["clean": 1])
        try await all.inspections.run()
        for (code, count) in [("3-1-802", 1), ("3-1", 1), ("3", 1), ("3-1-801", 0), ("pool", 0)] {
            #expect(try await open(all, code) == count, "\(code)")
        }
        _ = try await all.store.write { tx in try tx.run("UPDATE round_finding SET state = 'closed'") }
        #expect(try await open(all, "3") == 0)
    }
}
