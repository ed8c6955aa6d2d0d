import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    /// So many findings become demands at once.
    private static let mostFindings = 50

    /// What happens by itself: the day's rounds are made at their hour, those whose time is over count as missed,
    /// findings become demands, and what was corrected waits to be looked at again. Whichever copy looks, each once.
    ///
    /// - Returns: how many rounds were made.
    @discardableResult
    package func run() async throws -> Int {
        let made = try await makeDays()
        let now = store.clock.now()
        let due = try await store.read { try findings.due($0, at: now, most: Self.mostFindings) }
        if due.isMissed { try await closeMissed() }
        if due.isMoved { try await moveFindings() }
        try await register(due.unregistered)
        if !due.isMoved { findings.done(due.trail) }
        return made
    }

    /// The rounds of the days whose hour has come, in projects where any plan is on.
    private func makeDays() async throws -> Int {
        let now = store.clock.now()
        let due: [(Project, Day, Watermark, Int64)] = try await store.read { db in
            try ProjectTable.all(db).filter(\.isOpen).compactMap { project in
                let mark = Watermark("rounds-made:\(project.id)")
                let (day, place) = (project.zone.day(of: now), try mark.place(db))
                guard place < day.date.daysSince1970, now >= project.zone.first(showing: rules.makeAt, of: day)
                else { return nil }
                return (project, day, mark, place)
            }
        }
        var made = 0
        for (project, day, mark, place) in due {
            made += try await store.write { tx in
                guard try mark.go(tx, from: place, to: day.date.daysSince1970) else { return 0 }
                let count = try make(tx, project, on: day)
                guard count > 0 else { return 0 }
                try Audit.append(tx, actor: 0, act: "rounds.make", subject: "\(day)", detail: "\(count)")
                Self.tell(tx, project.id)
                return count
            }
        }
        return made
    }

    private func closeMissed() async throws {
        try await store.write { tx in try RoundTable.close(tx).forEach { Self.tell(tx, $0) } }
    }
}
