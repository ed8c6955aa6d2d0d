import Kernel
import Store
import Workforce

/// What is counted for one member of staff, along the indexes by whom things are looked up anyway.
enum HoldingTable {
    private static let live = "cases.phase IN ('open', 'waiting', 'solved', 'confirming')"

    /// - Parameter day: on which places are counted.
    static func find(_ db: DB, of staff: ID<Staff>, on day: Day) throws -> Holdings {
        func count(_ rows: String) throws -> Int {
            try db.value(Int.self, "SELECT count(*) FROM \(rows)", staff) ?? 0
        }
        return Holdings(
            cases: try count("cases WHERE cases.agent = ?1 AND \(live)"),
            promises: try count(
                """
                cases JOIN promise ON promise.case_id = cases.id
                WHERE cases.agent = ?1 AND \(live) AND promise.state = 'open'
                """),
            tasks: try count("task WHERE assignee = ?1 AND is_open = 1"),
            alarms: try count("alarm_call WHERE staff = ?1 AND is_open = 1"),
            views: try count("saved_view WHERE staff = ?1"), skills: try count("staff_skill WHERE staff = ?1"),
            zones: try ZoneTable.standing(db, of: staff, on: day).count, led: try Team.led(db, by: staff))
    }

    /// Gives somebody the skills that another has, besides their own.
    static func copySkills(_ tx: Tx, of staff: ID<Staff>, to heir: ID<Staff>) throws {
        try tx.run(
            """
            INSERT INTO staff_skill (staff, category) SELECT CAST(?2 AS BIGINT), category FROM staff_skill
            WHERE staff = ?1 ON CONFLICT (staff, category) DO NOTHING
            """, staff, heir)
    }

    /// Gives somebody the saved lists of another; a name of their own stays what it is.
    static func copyViews(_ tx: Tx, of staff: ID<Staff>, to heir: ID<Staff>) throws {
        let views = try tx.rows("SELECT name, address FROM saved_view WHERE staff = ?1 ORDER BY name", staff) {
            (name: try $0.next(String.self), address: try $0.next(String.self))
        }
        for view in views {
            try tx.run(
                """
                INSERT INTO saved_view (id, staff, name, address) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (staff, name) DO NOTHING
                """, tx.newID(SavedView.self), heir, view.name, view.address)
        }
    }
}
