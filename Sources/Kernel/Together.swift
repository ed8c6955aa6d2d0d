import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// Each made into another, by all processors together; in order. For work that touches nothing else.
    ///
    /// - Parameter worth: fewer than so many are not worth a processor of their own.
    package func together<Result: Sendable>(worth: Int = 16, _ work: @Sendable (Element) -> Result) -> [Result] {
        let parts = Swift.max(1, Swift.min(count / worth, 8))
        guard parts > 1 else { return map(work) }
        let size = (count + parts - 1) / parts
        let done = Mutex<[Int: [Result]]>([:])
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let results = self[Swift.min(part * size, count)..<Swift.min((part + 1) * size, count)].map(work)
            done.withLock { $0[part] = results }
        }
        return done.withLock { all in (0..<parts).flatMap { all[$0] ?? [] } }
    }
}

/// Work that another processor does while this one goes on. For work that touches nothing else.
package final class Meanwhile<Result: Sendable>: Sendable {
    private enum State {
        case planned(@Sendable () -> Result)
        case begun
        case done(Result)
    }

    private let state: Mutex<State>
    private let end = DispatchGroup()

    package init(_ work: @Sendable @escaping () -> Result) {
        state = Mutex(.planned(work))
        end.enter()
        DispatchQueue.global().async { [self] in begin() }
    }

    /// What it came to. Where no processor was free, it is done here.
    package var result: Result {
        begin()
        end.wait()
        guard case .done(let result) = state.withLock(\.self) else { preconditionFailure("it ended without a result") }
        return result
    }

    private func begin() {
        let work = state.withLock { state -> (@Sendable () -> Result)? in
            guard case .planned(let work) = state else { return nil }
            state = .begun
            return work
        }
        guard let work else { return }
        let result = work()
        state.withLock { $0 = .done(result) }
        end.leave()
    }
}
