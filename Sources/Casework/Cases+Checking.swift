import Kernel
import Store

extension Cases {
    private static let restoring = "compare with the last good backup; quote the numbers when you report it"

    /// Looks at what is true of the cases at every moment: after any crash, retry and restore.
    package func check() async throws -> [Finding] {
        let rows = try await store.read { db in
            try Self.rows(db) + [stages(db), unread(db), Self.acts(db), Self.counters(db), deliveries(db)]
        }
        return try await rows + checkRunning() + [files()]
    }

    package func count() async throws -> Int { try await store.read { try CaseCheckTable.count($0) } }

    /// How many there are of a kind.
    package func count(of kind: String) async throws -> Int {
        try await store.read { try CaseTable.count($0, where: "kind = ?1", values: [kind]) }
    }

    private static func rows(_ db: DB) throws -> [Finding] {
        let count = try CaseCheckTable.count(db)
        let checks: [(String, [String], String, String)] = [
            ("history", try CaseCheckTable.withoutHistory(db), "\(count) cases, each with all its entries",
                "cases whose entries are not as many as their acts"),
            ("closing", try CaseCheckTable.closedTooEarly(db), "nothing is owed on what is closed",
                "closed cases with an open promise or task"),
            ("due times", try CaseCheckTable.dueElsewhere(db), "lists are ordered by the promises themselves",
                "cases that are not listed by their nearest promise"),
            ("watch", try CaseCheckTable.unwatched(db), "every running promise is watched, and no other",
                "cases with a promise that nobody watches, or that is watched in vain"),
            ("assignees", try CaseCheckTable.assignedElsewhere(db), "whoever a case names has a task in it",
                "cases that name somebody without a task"),
            ("search", try CaseCheckTable.unfindable(db), "every case can be found", "cases that no search finds"),
            ("numbers", try CaseCheckTable.numberGaps(db), "no number is missing or double", "months with gaps"),
        ]
        return checks.map { .of($0.0, $0.1, sound: $0.2, broken: $0.3, remedy: restoring) }
    }

    /// A stage that the loaded procedure does not know has no way out.
    private func stages(_ db: DB) throws -> Finding {
        try learnProcedures(db)
        let stranded = try CaseCheckTable.stages(db).filter { row in
            procedure(row.kind, of: row.desk, version: row.version)?.stage(row.stage)?.phase != row.phase
        }
        return .of(
            "stages", stranded.map { "\($0.count) × \($0.kind)/\($0.stage)" },
            sound: "every case is in a stage of its procedure", broken: "stages unknown to the procedures",
            remedy: "bring the stage back into the desk's files, or move these cases on with the old ones")
    }

    /// One that waits for longer than all of its tries take is looked at by nobody.
    private func deliveries(_ db: DB) throws -> Finding {
        let (count, oldest) = try DeliveryTable.backlog(db)
        let now = clock.now()
        guard let oldest, oldest + .hours(2) < now else {
            return .good("messages", "\(count) text messages wait to leave")
        }
        return .bad(
            "messages",
            "\(count) text messages wait to leave, the oldest for \((now - oldest).milliseconds / 60_000) minutes",
            remedy: "name the gateway in the settings (text-gateway) and see that serve is running")
    }

    private static func acts(_ db: DB) throws -> Finding {
        let acts = try CaseCheckTable.acts(db)
        guard acts.versions == acts.audited, acts.versions == acts.sent else {
            return .bad(
                "acts", "\(acts.versions) acts on cases, \(acts.audited) in the trail, \(acts.sent) in the outbox",
                remedy: restoring)
        }
        return .good("acts", "\(acts.versions) acts on cases, as many in the trail and in the outbox")
    }

    private static func counters(_ db: DB) throws -> Finding {
        let (real, counted) = (try CaseCheckTable.standing(db), try CaseCheckTable.counted(db))
        let wrong = Set(real.keys).union(counted.keys).filter { real[$0] ?? 0 != counted[$0] ?? 0 }
        return .of(
            "board", wrong.map { "\($0.name): \(counted[$0] ?? 0), should be \(real[$0] ?? 0)" }.sorted(),
            sound: "the board's counters are what the cases say", broken: "counters are wrong", remedy: restoring)
    }

    private func files() async throws -> Finding {
        var (after, count, missing) = (Int64(0), 0, [String]())
        while true {
            let page = try await store.read { [after] in try CaseCheckTable.files($0, after: after) }
            guard let last = page.last else { break }
            after = last
            count += page.files.count
            missing += page.files.filter { store.blobs.isWhole($0.digest) != true }
                .map { "\($0.number) \($0.digest.prefix(12))" }
        }
        return .of(
            "files", missing, sound: "\(count) files of cases, all there and whole",
            broken: "files of cases are missing or damaged",
            remedy: "put back the files of these digests from the last backup (restore it beside, copy its files)")
    }
}
