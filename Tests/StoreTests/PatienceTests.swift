import Foundation
import Kernel
import Synchronization
import Testing

@testable import Store

/// An engine whose database is away until somebody's patience is over.
private struct AwayEngine: Engine {
    let base: SQLiteEngine
    let asked = Box<[Double]>()

    func read<T: Sendable>(_ body: @Sendable @escaping (DB) throws -> T) async throws -> T { try await base.read(body) }
    func writer() -> any Writer { AwayWriter(engine: self) }
    func listen(_ live: LiveFeed) {}
    func node() throws -> Int64 { 0 }
    func close() {}
}

private struct AwayWriter: Writer {
    let engine: AwayEngine

    func write<T>(_ ids: IDMaker, since asked: Double, _ body: (Tx) throws -> T) throws -> T {
        let before = (try? engine.asked.result.get()) ?? []
        engine.asked.set(before + [asked])
        guard before.isEmpty else { return try engine.base.write(ids, since: asked, body) }
        Thread.sleep(forTimeInterval: max(0, Patience.left(since: asked)))
        throw EngineError(sort: .lost, description: "away")
    }

    func announce(_ notes: [LiveNote], in tx: Tx) throws -> Bool { false }
}

@Suite("Patience")
struct PatienceTests {
    @Test("Of writes that wait together only those give up who waited long enough")
    func together() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "patience-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let base = try SQLiteEngine(path: folder.appending(path: "store.db").path, readers: 1)
        try Migration.bring(base, to: Migration.ofStore, clock: .system)
        let engine = AwayEngine(base: base)
        let now = Patience.uptime
        let (early, late) = (now - Patience.seconds + 0.5, now - 1)
        let watch = StatementWatch(.init(label: "patience"), slow: 0)
        let queue = WriteQueue(engine: engine, ids: IDMaker(clock: .system), live: LiveFeed(), watch: watch)
        let outcomes = await withTaskGroup(of: String.self) { group in
            for asked in [early, late] {
                group.addTask {
                    await withCheckedContinuation { continuation in
                        queue.add(.init(asked: asked, work: { _ in }) { outcome in
                            let said = (try? outcome.get()) == nil ? "gave up" : "done"
                            continuation.resume(returning: "\(asked == early ? "early" : "late") \(said)")
                        })
                    }
                }
            }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        queue.close()
        #expect(outcomes.contains("late done"))
        // Where the late one was alone in the first commit, it is the early one's turn when it is back.
        let first = try engine.asked.result.get()[0]
        #expect(outcomes.contains("early gave up") || first == late)
    }
}
