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
