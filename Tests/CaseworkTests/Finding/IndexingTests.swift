import Foundation
import Kernel
import Logging
import Store
import TestStore
import Testing

@testable import Casework
@testable import Directory
@testable import Workforce

/// A store from before names were read in every way.
@Suite("People who were kept before are found as well")
struct IndexingTests {
    private static func found(_ store: Store, _ typed: String, _ project: ID<Project>) async throws -> Int {
        try await People(store).find(typed, in: [project], limit: 100).count
    }

    private static func jobs(_ store: Store) -> Jobs {
        Jobs(store, logger: Logger(label: "test"), works: People.works)
    }

    @Test("A store of before gets the new tokens by jobs, bite by bite; a fresh one has no such job")
    func upgrade() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "before-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { TestStore.clear(folder) }
        let clock = HandClock(House.morning).clock
        let all = Migration.ofDirectory + Migration.ofWorkforce + Migration.ofCasework
        let before = all.filter { $0.number != Migration.sinceFinding[0].number }
        var store = try TestStore.open(in: folder, clock: clock, migrations: before)
        let project = try await Places(store).addProject(code: "garden", name: "花园", zone: .shanghai, by: 0)
        for _ in 0..<60 {
            let person = try await People(store).add(PersonDraft(project: project.id, name: "曾伟"), by: 0)
            try await store.write { tx in
                let old = ["曾伟", "cengwei", "cw"]
                SearchIndex.replace(tx, id: person.id.number, .init(.init("person", in: project.id), old))
            }
        }
        #expect(try await Self.found(store, "zengwei", project.id) == 0)
        store.close()
        store = try TestStore.open(in: folder, clock: clock, migrations: all)
        defer { store.close() }
        #expect(try await Self.jobs(store).work() == 2, "fifty in one, ten in the other")
        #expect(try await Self.found(store, "zengwei", project.id) == 60)
        #expect(try await Self.found(store, "cengwei", project.id) == 60)
    }

    @Test("The ends of plates come by jobs of their own, also where people were made anew before")
    func plates() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "plates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { TestStore.clear(folder) }
        let clock = HandClock(House.morning).clock
        let all = Migration.ofDirectory + Migration.ofWorkforce + Migration.ofCasework
        let before = all.filter { $0.number != Migration.sinceFinding[1].number }
        var store = try TestStore.open(in: folder, clock: clock, migrations: before)
        let project = try await Places(store).addProject(code: "garden", name: "花园", zone: .shanghai, by: 0)
        var people: [Person] = []
        for _ in 0..<60 {
            let draft = PersonDraft(project: project.id, name: "曾伟")
            people.append(try await People(store).add(draft, vehicles: [("沪A·8K3P5", "")], by: 0))
        }
        try await store.write { try Jobs.plan($0, People.indexing, key: "0", at: $0.now) }
        #expect(try await Self.jobs(store).work() == 2)
        try await store.write { [people] tx in
            for person in people {
                let old = ["曾伟", "沪", "a", "a8k3p5", "8k3p5"]
                SearchIndex.replace(tx, id: person.id.number, .init(.init("person", in: project.id), old))
            }
        }
        #expect(try await Self.found(store, "K3P5", project.id) == 0)
        store.close()
        store = try TestStore.open(in: folder, clock: clock, migrations: all)
        defer { store.close() }
        #expect(try await Self.jobs(store).work() == 2, "fifty in one, ten in the other")
        #expect(try await Self.found(store, "K3P5", project.id) == 60)
    }

    @Test("a fresh store has nothing to do")
    func fresh() async throws {
        let house = try await House.open()
        #expect(try await Self.jobs(house.store).work() == 0)
    }
}
