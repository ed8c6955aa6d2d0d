import Casework
import Directory
import Kernel
import Store
import Workforce

extension Digests {
    /// A zone whose morning has come.
    private struct Morning: Sendable {
        let zone: Zone
        let day: Day
        let mark: Watermark
        /// The last day whose digest was written there, in days since 1970.
        let place: Int64
        /// It is still early enough to be read as that of the morning.
        let isInTime: Bool
    }

    /// Writes the digests of every zone whose morning has come: for each of its people one, of all of their projects
    /// there.
    ///
    /// That a day was written stands in the store, in the transaction that writes it: once per person and day,
    /// whichever copy looks and whatever dies meanwhile. Where nobody was there at the time, it is written with the
    /// next look, but not later than the desk's file says; a morning that was slept through has none.
    ///
    /// - Returns: how many were written.
    package func write() async throws -> Int {
        guard let rules else { return 0 }
        let now = store.clock.now()
        var written = 0
        for morning in try await store.read({ try mornings($0, rules, at: now) }) {
            let all = try await store.read { db in
                morning.isInTime ? try digests(db, morning, rules, at: now) : []
            }
            guard try await store.write({ tx in try write(tx, all, of: morning) }) else { continue }
            written += all.count
            for project in Set(all.flatMap(\.projects)).sorted() {
                try await store.write {
                    $0.tell(LiveNote(topic: "alert", project: project.number, subject: "", version: 0))
                }
            }
        }
        return written
    }

    /// - Returns: false where another copy was quicker.
    private func write(_ tx: Tx, _ all: [Digest], of morning: Morning) throws -> Bool {
        guard try morning.mark.go(tx, from: morning.place, to: morning.day.date.daysSince1970) else { return false }
        for digest in all { try DigestTable.insert(tx, digest) }
        return true
    }

    private func mornings(_ db: DB, _ rules: DigestRules, at now: Instant) throws -> [Morning] {
        let zones = Set(try ProjectTable.all(db).map(\.zone)).sorted { $0.identifier < $1.identifier }
        return try zones.compactMap { zone in
            let (day, mark) = (zone.day(of: now), Watermark("digest-written:\(zone.identifier)"))
            let (due, place) = (rules.due(on: day, in: zone), try mark.place(db))
            guard due <= now, place < day.date.daysSince1970 else { return nil }
            return Morning(zone: zone, day: day, mark: mark, place: place, isInTime: now <= due + rules.latest)
        }
    }

    private func digests(_ db: DB, _ morning: Morning, _ rules: DigestRules, at now: Instant) throws -> [Digest] {
        let projects = try ProjectTable.all(db).filter { $0.zone == morning.zone }
        let rights = try StaffTable.rights(db)
        var lines: [ID<Project>: [Digest.Line]] = [:]
        return try StaffTable.all(db).compactMap { staff in
            let own = projects.filter { rules.isFor(staff, in: $0.id, rights: rights) }
            guard !own.isEmpty else { return nil }
            for project in own where lines[project.id] == nil {
                lines[project.id] = try Self.lines(db, of: project, at: now)
            }
            return Digest(
                id: store.ids.make(), staff: staff.id, zone: morning.zone, day: morning.day, at: now, seenAt: nil,
                lines: own.flatMap { lines[$0.id] ?? [] })
        }
    }

    /// How a project stands, on its own wall clock.
    static func lines(_ db: DB, of project: Project, at now: Instant) throws -> [Digest.Line] {
        let day = project.zone.day(of: now)
        return try Digest.Measure.allCases.map { measure in
            let number =
                try measure.filter(on: day, in: project.zone).map {
                    try Cases.count(db, $0, in: project, at: now)
                } ?? AlertTable.undecided(db, in: [project.id])
            return Digest.Line(project: project.id, measure: measure, number: number)
        }
    }
}
