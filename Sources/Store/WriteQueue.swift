import Dispatch
import Foundation
import GRDB
import Kernel
import Synchronization

/// Gathers the writes that wait at one moment into one commit.
///
/// Each write has its own savepoint, so that a refused one takes nothing back from its neighbours; each is answered
/// only after the commit is on disk. One thread runs them all, in the order of their coming.
final class WriteQueue: Sendable {
    /// One waiting write: does its work, then says what to do with the outcome of the commit.
    struct Job: Sendable {
        let work: @Sendable (Tx) throws -> Void
        let finish: @Sendable (Result<Void, any Error>) -> Void
    }

    private struct State {
        var waiting: [Job] = []
        var isClosed = false
    }

    /// More would make the first of them wait long for its answer.
    private static let mostInOneCommit = 256

    private let state = Mutex(State())
    private let signal = DispatchSemaphore(value: 0)
    private let pool: DatabasePool
    private let ids: IDMaker
    private let live: LiveFeed

    init(pool: DatabasePool, ids: IDMaker, live: LiveFeed) {
        self.pool = pool
        self.ids = ids
        self.live = live
        let thread = Thread { [self] in while runBatch() {} }
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
    private func runBatch() -> Bool {
        signal.wait()
        let (batch, isOver) = state.withLock { state in
            let batch = Array(state.waiting.prefix(Self.mostInOneCommit))
            state.waiting.removeFirst(batch.count)
            return (batch, state.isClosed && state.waiting.isEmpty)
        }
        if !batch.isEmpty { commit(batch) }
        return !isOver
    }

    private func commit(_ batch: [Job]) {
        var outcomes: [Result<Void, any Error>] = []
        var rest = Tx.Rest()
        do {
            try pool.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    let tx = Tx(database, ids: ids)
                    for job in batch { outcomes.append(try attempt(job, in: tx, &rest)) }
                    for work in rest.work { try work(tx) }
                    try Counters.add(tx, rest.counts)
                    return .commit
                }
            }
        } catch {
            let failure = StoreFailure(error)
            for job in batch { job.finish(.failure(failure)) }
            return
        }
        for (job, outcome) in zip(batch, outcomes) { job.finish(outcome) }
        live.publish(rest.notes)
    }

    /// A refusal undoes this write alone. A failure of the engine is thrown and undoes the whole commit.
    private func attempt(_ job: Job, in tx: Tx, _ rest: inout Tx.Rest) throws -> Result<Void, any Error> {
        tx.rest = Tx.Rest()
        do {
            try tx.database.inSavepoint {
                try job.work(tx)
                return .commit
            }
            rest.take(in: tx.rest)
            return .success(())
        } catch let error as DatabaseError where error.isOfTheMachine || !tx.database.isInsideTransaction {
            throw error
        } catch {
            tx.lastAudit = nil
            return .failure(error is DatabaseError ? StoreFailure(error) : error)
        }
    }
}

extension DatabaseError {
    /// Disk full, input/output error, corruption, no memory: nothing that one write did wrong.
    fileprivate var isOfTheMachine: Bool {
        [.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOMEM, .SQLITE_NOTADB, .SQLITE_READONLY]
            .contains(resultCode)
    }
}

extension StoreFailure {
    init(_ error: any Error) {
        if let failure = error as? StoreFailure { self = failure; return }
        guard let error = error as? DatabaseError else { self = .engine("\(error)"); return }
        self = error.resultCode == .SQLITE_FULL ? .diskFull : .engine("\(error)")
    }
}
