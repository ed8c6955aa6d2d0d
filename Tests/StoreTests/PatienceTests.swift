import Foundation
import Kernel
import Testing

@testable import Store

/// An engine whose database is away at the second write, until somebody's patience is over.
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
        guard before.count == 1 else { return try engine.base.write(ids, since: asked, body) }
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
        let watch = StatementWatch(.init(label: "patience"), slow: 0)
        let queue = WriteQueue(engine: engine, ids: IDMaker(clock: .system), live: LiveFeed(), watch: watch)
        let now = Patience.uptime
        let (early, late) = (now - Patience.seconds + 0.5, now - 1)
        let outcomes = Self.ask(queue, [("early", early), ("late", late)])
        let all = await outcomes.prefix(2).reduce(into: []) { $0.append($1) }
        queue.close()
        #expect(all == ["early gave up", "late done"])
        #expect(try engine.asked.result.get().dropFirst() == [early, late])
    }

    /// Asks for writes that come into one commit.
    private static func ask(_ queue: WriteQueue, _ writes: [(name: String, asked: Double)]) -> AsyncStream<String> {
        let (outcomes, outcome) = AsyncStream.makeStream(of: String.self)
        let (begun, gate) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        queue.add(.init(work: { _ in begun.signal(); gate.wait() }, finish: { _ in }))
        begun.wait()
        for (name, asked) in writes {
            queue.add(.init(asked: asked, work: { _ in }) { result in
                outcome.yield("\(name) \((try? result.get()) == nil ? "gave up" : "done")")
            })
        }
        gate.signal()
        return outcomes
    }
}
