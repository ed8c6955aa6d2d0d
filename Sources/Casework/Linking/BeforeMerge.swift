import Kernel
import Workforce

/// How a case stood when it was merged into another: what it comes back to when the merge is undone.
package struct BeforeMerge: Sendable, Codable, Hashable {
    package struct Clock: Sendable, Codable, Hashable {
        package let promise: ID<Promise>
        package let reading: ClockReading
    }

    package let stage: String
    package let phase: Phase
    package let waiting: Waiting?
    /// The work that was out.
    package let work: [CaseTask]
    /// The promises that were open, each with its clock.
    package let clocks: [Clock]

    init(_ item: Case) {
        (stage, phase, waiting) = (item.stage, item.phase, item.waiting)
        work = item.openTasks
        clocks = item.promises.filter { $0.state == .open }.map { Clock(promise: $0.id, reading: $0.reading) }
    }
}

/// What came to a case while another was merged into it, and stays there: named on the one that left.
package struct LeftBehind: Sendable, Codable, Hashable {
    package let number: String
    /// The first words of what was said to the customer or by them.
    package let messages: [String]
    /// Names of files.
    package let files: [String]
}

extension Case {
    /// The case as if it had never been merged: its clocks went on, since being merged is no declared wait.
    func unmerged() -> Case {
        guard let before = beforeMerge else { return self }
        var item = self
        (item.stage, item.phase, item.waiting) = (before.stage, before.phase, before.waiting)
        (item.closedAt, item.closing, item.mergedInto, item.beforeMerge) = (nil, nil, nil, nil)
        let work = Dictionary(uniqueKeysWithValues: before.work.map { ($0.id, $0) })
        item.tasks = item.tasks.map { work[$0.id] ?? $0 }
        let clocks = Dictionary(uniqueKeysWithValues: before.clocks.map { ($0.promise, $0.reading) })
        item.promises = item.promises.map { promise in
            guard let reading = clocks[promise.id] else { return promise }
            var promise = promise
            (promise.state, promise.settledAt, promise.reading) = (.open, nil, reading)
            return promise
        }
        return item
    }
}
