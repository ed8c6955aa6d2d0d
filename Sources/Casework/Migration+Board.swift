import Store

extension Migration {
    /// What the board counts besides phase, kind and trade: whose open cases are, and where.
    static let ofBoard = [
        Migration(
            39, "open cases are counted by hand and by building",
            """
            INSERT INTO counter (project, name, value)
              SELECT project, 'open-agent:' || CAST(agent AS VARCHAR), count(*) FROM cases
              WHERE phase IN ('open', 'waiting', 'solved', 'confirming') GROUP BY 1, 2;
            INSERT INTO counter (project, name, value)
              SELECT project, 'open-worker:' || CAST(assignee AS VARCHAR), count(*) FROM cases
              WHERE phase IN ('open', 'waiting', 'solved', 'confirming') AND assignee IS NOT NULL GROUP BY 1, 2;
            INSERT INTO counter (project, name, value)
              SELECT project, 'open-queue:' || CAST(assigned_department AS VARCHAR), count(*) FROM cases
              WHERE phase IN ('open', 'waiting', 'solved', 'confirming') AND assigned_department IS NOT NULL
              GROUP BY 1, 2;
            INSERT INTO counter (project, name, value)
              SELECT project, 'open-building:' || building, count(*) FROM cases
              WHERE phase IN ('open', 'waiting', 'solved', 'confirming') GROUP BY 1, 2;
            """)
    ]
}
