import Directory
import Kernel
import Store
import Workforce

/// A key that was found, with what it is found by.
package struct FoundKey: Sendable {
    package let line: KeyLine
    /// What it opens.
    package let place: Place?
}

extension Keys {
    /// So many of a project are looked at.
    private static let mostFound = 200
    private static let mostRooms = 5

    /// Keys by number, name, place, cabinet and hook, where `actor` may see keys: the one with exactly this number
    /// first, then the newest, then those of rooms in whatever spelling. Those that are kept no longer are not found.
    package func find(
        _ text: String, in projects: [Project], limit: Int, for actor: Actor
    ) async throws -> [FoundKey] {
        try await store.read { db in
            let open = projects.filter { actor.may(.custodyRead, in: $0.id) }
            let exact = try open.compactMap { try KeyTable.find(db, number: Key.plain(text), in: $0.id) }
            let named = try open.flatMap { try matching(db, text, in: $0.id) }.sorted { $0.id > $1.id }
            let rooms = try Places.find(db, text, in: open.map(\.id), limit: Self.mostRooms)
            let all = try exact + named + rooms.flatMap { try KeyTable.list(db, of: $0.id, limit: limit) }
            var known: Set<ID<Key>> = []
            let standing = all.filter { $0.retiredAt == nil && known.insert($0.id).inserted }
            return try standing.prefix(limit).map { key in
                FoundKey(line: try line(db, key), place: try key.place.flatMap { try PlaceTable.find(db, $0) })
            }
        }
    }

    private func matching(_ db: DB, _ text: String, in project: ID<Project>) throws -> [Key] {
        let scope = SearchIndex.Scope("key", in: project)
        let ids = try SearchIndex.find(db, SearchQuery(text), scope: scope, limit: Self.mostFound)
        return try ids.compactMap { try KeyTable.find(db, ID(number: $0)) }
    }

    /// Makes what a key is found by.
    static func index(_ tx: Tx, _ key: Key) throws {
        let cabinet = try key.cabinet.flatMap { try CabinetTable.find(tx, $0)?.code } ?? ""
        let hook = key.hook.map { "\($0)" } ?? ""
        let place = try key.place.flatMap { try PlaceTable.find(tx, $0) }
        let spot = hook.isEmpty ? cabinet : "\(cabinet) \(hook) \(cabinet)\(hook) \(cabinet)柜\(hook)号钩"
        let words = [key.name, place.map { "\($0.code) \($0.name)" } ?? ""].joined(separator: " ")
        let tokens = SearchTokens.make("\(key.number) \(spot)") + SearchTokens.make(words, pinyin: true)
        SearchIndex.replace(tx, id: key.id.number, .init(.init("key", in: key.project), tokens))
    }

    /// What the jobs of this room do, by kind.
    package static let works: [String: Jobs.Work] = ["keys.index": indexSome]
    private static let bite = 50

    /// Makes what keys of before are found by, from the ID that is its key on; the next bite is a job of its own.
    private static func indexSome(_ tx: Tx, _ job: Jobs.Job) throws {
        let keys = try KeyTable.list(tx, after: Int64(job.key) ?? 0, limit: bite)
        for key in keys { try index(tx, key) }
        guard keys.count == bite, let last = keys.last else { return }
        try Jobs.plan(tx, job.kind, key: "\(last.id.number)", at: tx.now)
    }
}
