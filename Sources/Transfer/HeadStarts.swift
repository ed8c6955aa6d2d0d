import Dispatch
import Kernel
import Store
import Synchronization

/// Rows of imports that are read by a second processor while the rows before them are written.
///
/// They are what a transaction would read itself: where anything may be otherwise by then, or they are late, it does
/// so.
final class HeadStarts: Sendable {
    /// A reading, planned or under way.
    private final class Reading: Sendable {
        private enum State {
            case planned, begun, withdrawn
            case done(Look?)
        }

        /// The import as it is to stand when they are taken, and the newest entry of the audit when they were planned.
        let one: Import
        let audit: Int64
        private let state = Mutex(State.planned)
        private let end = DispatchSemaphore(value: 0)

        init(_ one: Import, audit: Int64) { (self.one, self.audit) = (one, audit) }

        /// - Returns: false where nobody wants it any more.
        func begin() -> Bool {
            state.withLock { state in
                guard case .planned = state else { return false }
                state = .begun
                return true
            }
        }

        var isDone: Bool { state.withLock { if case .done = $0 { true } else { false } } }

        func finish(_ look: Look?) {
            state.withLock { $0 = .done(look) }
            end.signal()
        }

        /// Nobody wants it any more: where no processor has come to it, none does.
        func withdraw() { state.withLock { if case .planned = $0 { $0 = .withdrawn } } }

        /// What was read. One that no processor has come to is withdrawn: whoever asks is quicker.
        func take() -> Look? {
            withdraw()
            let isUnderWay = state.withLock { if case .withdrawn = $0 { false } else { true } }
            guard isUnderWay, end.wait(timeout: .now() + HeadStarts.patience) == .success else { return nil }
            return state.withLock { if case .done(let look) = $0 { look } else { nil } }
        }
    }

    /// So long a transaction waits for what is being read; it is some thirty times what a reading takes.
    private static let patience = DispatchTimeInterval.milliseconds(300)
    /// Readings that nobody takes, as their import was ended elsewhere, are put away for newer ones.
    private static let most = 8

    private let readings = Mutex<[ID<Import>: Reading]>([:])

    /// - Parameters:
    ///   - one: the import as it is to stand when they are taken.
    ///   - audit: the newest entry of the audit.
    func begin(_ one: Import, audit: Int64, _ store: Store, _ look: @Sendable @escaping (DB) throws -> Look?) {
        let reading = Reading(one, audit: audit)
        let dropped = readings.withLock { all in
            var dropped = [all.removeValue(forKey: one.id)]
            if all.count >= Self.most, let oldest = all.keys.min() { dropped.append(all.removeValue(forKey: oldest)) }
            all[one.id] = reading
            return dropped
        }
        for one in dropped { one?.withdraw() }
        Task.detached {
            let found = try? await store.read { db in reading.begin() ? try look(db) : nil }
            reading.finish(found ?? nil)
        }
    }

    /// What was read for an import as it stands now; nil where nothing was, or not for this, or where somebody has done
    /// anything since.
    func take(_ one: Import, audit: Int64) -> Look? {
        guard let reading = readings.withLock({ $0.removeValue(forKey: one.id) }) else { return nil }
        guard reading.audit == audit, reading.one.asks == one.asks else {
            reading.withdraw()
            return nil
        }
        return reading.take()
    }

    /// Whether something is being read for an import.
    func isUnderWay(_ id: ID<Import>) -> Bool { readings.withLock { $0[id] }.map { !$0.isDone } ?? false }

    func forget(_ id: ID<Import>) { readings.withLock { $0.removeValue(forKey: id) }?.withdraw() }
}

extension Import {
    /// What decides on its next rows: how far it is, and what its columns mean. How many there were does not.
    fileprivate var asks: Import {
        var one = self
        (one.progress, one.counts, one.kept) = (0, .init(), 0)
        return one
    }
}
