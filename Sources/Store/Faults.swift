import Kernel

/// What can go wrong with a commit, made to go wrong: for the simulator and for tests.
package enum Fault: String, Sendable, CaseIterable {
    /// The disk is full before the commit.
    case diskFull
    /// The disk does not say that the commit is on it: nothing of it may be there.
    case syncFailed
    /// The commit is done, and nobody hears of it.
    case answerLost
    /// The process dies before the commit; every later one fails too, until the store is opened anew.
    case death
}

/// Decides before each commit what becomes of it.
package final class Faults: Sendable {
    private let decide: @Sendable () -> Fault?

    package init(_ decide: @Sendable @escaping () -> Fault?) { self.decide = decide }

    fileprivate func next() -> Fault? { decide() }
}

/// An engine whose commits fail when they are told to; everything else is the engine's.
struct FaultyEngine: Engine {
    let base: any Engine
    let faults: Faults

    func read<T: Sendable>(_ body: @Sendable @escaping (DB) throws -> T) async throws -> T { try await base.read(body) }
    func writer() -> any Writer { FaultyWriter(base: base.writer(), faults: faults) }
    func listen(_ live: LiveFeed) { base.listen(live) }
    func node() throws -> Int64 { try base.node() }
    func close() { base.close() }
}

private struct FaultyWriter: Writer {
    let base: any Writer
    let faults: Faults

    func write<T>(_ ids: IDMaker, since asked: Double, _ body: (Tx) throws -> T) throws -> T {
        let fault = faults.next()
        let result = try base.write(ids, since: asked) { tx in
            let result = try body(tx)
            switch fault {
            case .diskFull: throw EngineError(sort: .diskFull, description: "made to be full")
            case .syncFailed, .death: throw EngineError(sort: .machine, description: "made to fail before the commit")
            case .answerLost, nil: return result
            }
        }
        if fault == .answerLost { throw EngineError(sort: .machine, description: "made to fail after the commit") }
        return result
    }

    func announce(_ notes: [LiveNote], in tx: Tx) throws -> Bool { try base.announce(notes, in: tx) }
}
