import Kernel

extension Store {
    static let fromBackup = "stop, keep a copy of what is there, and restore the last good backup"

    /// Looks at what every store must be, whatever is in it: pages, references, audit trail, search.
    package func check() async throws -> [Finding] {
        try await read { db in try [Self.schema(db), Self.pages(db), Self.references(db), Self.audit(db)] }
    }

    /// Compares our clock with what the store knows of the time.
    package func checkClock() async throws -> Finding {
        let now = clock.now()
        return try await read { try Self.clock($0, now) }
    }

    private static func schema(_ db: DB) throws -> Finding {
        let newest = try db.value(Int.self, "SELECT max(number) FROM schema_step") ?? 0
        return .good("schema", "step \(newest), on \(db.dialect == .sqlite ? "SQLite" : "PostgreSQL")")
    }

    /// What SQLite says of its own file; PostgreSQL checks its pages itself where its cluster has checksums.
    private static func pages(_ db: DB) throws -> Finding {
        switch db.dialect {
        case .sqlite:
            let said = try db.rows("PRAGMA integrity_check(20)") { try $0.next(String.self) }
            return .of(
                "pages", said == ["ok"] ? [] : said, sound: "SQLite finds its file whole", broken: "faults in the file",
                remedy: fromBackup)
        case .postgres:
            let isOn = try db.value(String.self, "SELECT current_setting('data_checksums')")
            return isOn == "on"
                ? .good("pages", "PostgreSQL keeps checksums of its pages")
                : .warning(
                    "pages", "PostgreSQL keeps no checksums of its pages",
                    remedy: "stop the cluster and run pg_checksums --enable")
        }
    }

    /// Rows that belong to one that is not there. The engines keep this themselves; a file that was edited by hand, or
    /// a disk, does not.
    private static func references(_ db: DB) throws -> Finding {
        var stray: [String] = []
        for table in try Catalog(db).tables {
            for reference in table.references.sorted(by: { $0.column < $1.column }) {
                let (key, column) = (Catalog.order(table)[0], reference.column)
                stray += try db.rows(
                    """
                    SELECT child.\(key) FROM \(table.name) child WHERE child.\(column) IS NOT NULL AND NOT EXISTS
                      (SELECT 1 FROM \(reference.table) parent WHERE parent.id = child.\(column)) ORDER BY child.\(key)
                    LIMIT 100
                    """
                ) { "\(table.name) \(try $0.next(SQLValue.self).shown) without its \(reference.table)" }
            }
        }
        return .of(
            "references", stray, sound: "every row's others are there", broken: "rows without what they belong to",
            remedy: fromBackup)
    }

    private static func audit(_ db: DB) throws -> Finding {
        let walk = try Audit.walk(db)
        let open = try Erasure.standing(db)
        guard open.isEmpty else {
            return .bad("audit", "an erasure stands open: \(open.joined(separator: ", "))", remedy: fromBackup)
        }
        guard let broken = walk.firstBroken else { return .good("audit", "\(walk.entries) entries, one chain") }
        return .bad(
            "audit", "the chain breaks at entry \(broken): it, or one before it, was changed or taken out",
            remedy: "compare entry \(broken) with the last good backup; whoever can write to the database did this")
    }

    /// A clock that runs behind makes promises late; one that runs ahead breaks them early.
    private static func clock(_ db: DB, _ now: Instant) throws -> Finding {
        let newest = try db.value(Instant.self, "SELECT at FROM audit ORDER BY seq DESC LIMIT 1") ?? now
        var ahead = (newest - now).milliseconds
        if db.dialect == .postgres {
            let theirs = try db.value(
                Int64.self, "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)")
            ahead = max(ahead, abs((theirs ?? now.milliseconds) - now.milliseconds))
        }
        guard ahead > 5000 else { return .good("clock", "in step with the store") }
        return .bad(
            "clock", "this machine's clock and the store's are \(ahead / 1000) s apart",
            remedy: "set the clock (timedatectl set-ntp true) on every machine")
    }
}

extension SQLValue {
    fileprivate var shown: String {
        switch self {
        case .null: "-"
        case .integer(let number): String(number)
        case .text(let text): text
        }
    }
}
