import Dispatch
import Foundation
import Kernel
import Synchronization

/// Gathers the writes that wait at one moment into one commit.
///
/// One thread runs them all, in the order of their coming; each is answered only after the commit is on disk. They run
/// without a savepoint each, for few are refused: where one is, the whole gathering is taken back and run again, each
/// write in a savepoint of its own, so that the refused one takes nothing back from its neighbours.
final class WriteQueue: Sendable {
    /// One waiting write: does its work, perhaps twice, then says what to do with the outcome of the commit.
    struct Job: Sendable {
        /// Since when somebody waits.
        var asked = Patience.uptime
        let work: @Sendable (Tx) throws -> Void
        let finish: @Sendable (Result<Void, any Error>) -> Void
    }

    private struct State {
        var waiting: [Job] = []
        var isClosed = false
    }

    /// What the writes of one commit came to, and what they left for its end.
    private struct Gathering {
        var outcomes: [Result<Void, any Error>] = []
        var rest = Tx.Rest()
        /// The engine tells the live notes by itself.
        var isAnnounced = false
    }

    /// A write was refused among others: run them again, apart.
    private struct RefusedAmongOthers: Error {}

    /// More would make the first of them wait long for its answer.
    private static let mostInOneCommit = 256

    private let state = Mutex(State())
    private let signal = DispatchSemaphore(value: 0)
    private let engine: any Engine
    private let ids: IDMaker
    private let live: LiveFeed
    private let watch: StatementWatch

    init(engine: any Engine, ids: IDMaker, live: LiveFeed, watch: StatementWatch) {
        self.watch = watch
        self.engine = engine
        self.ids = ids
        self.live = live
        let thread = Thread { [self] in
            let writer = engine.writer()
            while runBatch(writer) {}
        }
        thread.name = "store-writer"
        thread.stackSize = 1 << 20
        thread.start()
    }

    func add(_ job: Job) {
        let isClosed = state.withLock { state in
            if !state.isClosed { state.waiting.append(job) }
            return state.isClosed
        }
        if isClosed { job.finish(.failure(StoreFailure.closed)) } else { signal.signal() }
    }

    /// No further writes; those that wait are still done.
    func close() {
        state.withLock { $0.isClosed = true }
        signal.signal()
    }

    /// False when the queue is closed and empty.
    private func runBatch(_ writer: any Writer) -> Bool {
        signal.wait()
        let (batch, isOver) = state.withLock { state in
            let batch = Array(state.waiting.prefix(Self.mostInOneCommit))
            state.waiting.removeFirst(batch.count)
            return (batch, state.isClosed && state.waiting.isEmpty)
        }
        var rest = batch
        while !rest.isEmpty { rest = run(rest, writer) }
        return !isOver
    }

    /// - Returns: those for whom nothing was done and whose patience is not over: they came after the first.
    private func run(_ batch: [Job], _ writer: any Writer) -> [Job] {
        do {
            let gathering: Gathering
            do { gathering = try commit(batch, writer, apart: false) } catch is RefusedAmongOthers {
                gathering = try commit(batch, writer, apart: true)
            }
            watch.committed(batch.count)
            for (job, outcome) in zip(batch, gathering.outcomes) { job.finish(outcome) }
            if !gathering.isAnnounced { live.publish(gathering.rest.notes) }
            return []
        } catch {
            let failure = StoreFailure(error)
            watch.commitFailed()
            guard case .unreachable = failure else {
                for job in batch { job.finish(.failure(failure)) }
                return []
            }
            for job in batch where Patience.isOver(since: job.asked) { job.finish(.failure(failure)) }
            return batch.filter { !Patience.isOver(since: $0.asked) }
        }
    }

    private func commit(_ batch: [Job], _ writer: any Writer, apart: Bool) throws -> Gathering {
        try writer.write(ids, since: batch[0].asked) { tx in
            // Only on PostgreSQL do others write meanwhile.
            if tx.dialect == .postgres { try Outbox.follow(tx) }
            var gathering = Gathering()
            for job in batch { try attempt(job, in: tx, apart: apart || batch.count == 1, &gathering) }
            do {
                for work in gathering.rest.work { try work(tx) }
                try Counters.add(tx, gathering.rest.counts)
                gathering.isAnnounced = try writer.announce(gathering.rest.notes, in: tx)
                try tx.link.settle()
            } catch let error as EngineError {
                // Of which write it was is found out by running them apart.
                throw error.sort == .statement && !apart ? RefusedAmongOthers() : error
            }
            return gathering
        }
    }

    /// A refusal undoes this write alone, and asks for another run where it has no savepoint of its own. A failure of
    /// the engine is thrown and undoes the whole commit.
    private func attempt(_ job: Job, in tx: Tx, apart: Bool, _ gathering: inout Gathering) throws {
        tx.rest = Tx.Rest()
        do {
            if apart {
                try tx.link.savepoint {
                    try job.work(tx)
                    for work in tx.rest.work { try work(tx) }
                    tx.rest.work = []
                }
            } else {
                try job.work(tx)
            }
            assert(tx.rest.projects.count <= 1, "one write touched the projects \(tx.rest.projects)")
            gathering.rest.take(in: tx.rest)
            gathering.outcomes.append(.success(()))
        } catch let error as EngineError where error.sort != .statement || !tx.link.isInTransaction {
            throw error
        } catch {
            guard apart else { throw RefusedAmongOthers() }
            tx.lastAudit = nil
            gathering.outcomes.append(.failure(error is EngineError ? StoreFailure(error) : error))
        }
    }
}
