import Kernel
import Store

extension People {
    /// What the jobs of this room do, by kind.
    package static let works: [String: Jobs.Work] = [indexing: indexSome, indexingOfPlates: indexSome]

    /// Makes the tokens of people anew, from the ID that is its key on; the next bite is a job of its own.
    package static let indexing = "people.index"
    /// The same for the ends of plates. It has a name of its own: what was done once under a name is not done again.
    package static let indexingOfPlates = "people.index.plates"
    private static let bite = 50

    private static func indexSome(_ tx: Tx, _ job: Jobs.Job) throws {
        let people = try PersonTable.list(tx, after: Int64(job.key) ?? 0, limit: bite)
        try PersonTable.index(tx, people)
        guard people.count == bite, let last = people.last else { return }
        try Jobs.plan(tx, job.kind, key: "\(last.id.number)", at: tx.now)
    }
}
