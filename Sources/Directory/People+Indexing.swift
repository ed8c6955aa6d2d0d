import Kernel
import Store

extension People {
    /// What the jobs of this room do, by kind.
    package static let works: [String: Jobs.Work] = [indexing: indexSome]

    /// Makes the tokens of people anew, from the ID that is its key on; the next bite is a job of its own.
    package static let indexing = "people.index"
    private static let bite = 50

    private static func indexSome(_ tx: Tx, _ job: Jobs.Job) throws {
        let people = try PersonTable.list(tx, after: Int64(job.key) ?? 0, limit: bite)
        try PersonTable.index(tx, people)
        guard people.count == bite, let last = people.last else { return }
        try Jobs.plan(tx, indexing, key: "\(last.id.number)", at: tx.now)
    }
}
