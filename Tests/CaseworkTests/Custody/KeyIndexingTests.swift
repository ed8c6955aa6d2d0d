import Directory
import Foundation
import Kernel
import Logging
import Store
import TestStore
import Testing

@testable import Casework
@testable import Custody
@testable import Workforce

@Suite("Keys that were kept before are found as well")
struct KeyIndexingTests {
    private func found(_ cellar: Cellar, _ typed: String) async throws -> [String] {
        let (house, lin) = (cellar.house, try cellar.house.actor("lin"))
        return try await cellar.keys.find(typed, in: [house.estate, house.tower], limit: 100, for: lin)
            .map(\.line.key.number)
    }

    @Test("each gets its tokens by jobs, bite by bite, and once; who may not see keys finds none")
    func upgrade() async throws {
        let cellar = try await Cellar.open()
        let store = cellar.house.store
        for number in 1...60 {
            let key = try await cellar.key("泵房 \(number)")
            try await store.write { SearchIndex.remove($0, id: key.id.number) }
        }
        #expect(try await found(cellar, "bengfang") == [])
        #expect(try await found(cellar, "k007") == ["K007"], "by its number, as it is scanned")
        try await store.write { try Jobs.plan($0, "keys.index", key: "0", at: $0.now) }
        let jobs = Jobs(store, logger: Logger(label: "test"), works: Keys.works)
        #expect(try await jobs.work() == 2, "fifty in one, ten in the other")
        #expect(try await found(cellar, "bengfang").count == 60)
        #expect(try await jobs.work() == 0)
        let zhao = try cellar.house.actor("zhao")
        #expect(try await cellar.keys.find("bengfang", in: [cellar.house.estate], limit: 9, for: zhao).isEmpty)
    }

    @Test("a store that had keys has the job after its upgrade, and a fresh one has none")
    func migration() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "before-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { TestStore.clear(folder) }
        let clock = HandClock(House.morning).clock
        let all = Migration.ofDirectory + Migration.ofWorkforce + Migration.ofCasework + Migration.ofCustody
        var store = try TestStore.open(in: folder, clock: clock, migrations: all.filter { $0.number != 74 })
        let project = try await Places(store).addProject(code: "garden", name: "花园", zone: .shanghai, by: 0)
        try await store.write { tx in
            let key = Key(
                id: tx.newID(), project: project.id, kind: "key", number: "K001", name: "泵房", place: nil,
                cabinet: nil, hook: nil, copies: 1, seal: "", condition: .good, note: "")
            try KeyTable.insert(tx, key)
        }
        store.close()
        store = try TestStore.open(in: folder, clock: clock, migrations: all)
        defer { store.close() }
        let jobs = Jobs(store, logger: Logger(label: "test"), works: Keys.works)
        #expect(try await [jobs.work(), jobs.work()] == [1, 0])
        let scope = SearchIndex.Scope("key", in: project.id)
        let found = try await store.read { try SearchIndex.find($0, SearchQuery("beng"), scope: scope, limit: 9) }
        #expect(found.count == 1)
        let house = try await House.open()
        #expect(try await Jobs(house.store, logger: Logger(label: "test"), works: Keys.works).work() == 0)
    }
}
