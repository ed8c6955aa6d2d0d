import Store

extension Migration {
    /// How rounds came from one to another, and what contractors are paid for their months.
    static let givings = Migration(
        75, "who got a round from whom; contractors' payment sheets",
        """
        CREATE TABLE round_giving (
          id INTEGER PRIMARY KEY, round BIGINT NOT NULL REFERENCES round (id),
          cause TEXT NOT NULL CHECK (cause <> ''), before_staff BIGINT REFERENCES staff (id),
          after_staff BIGINT REFERENCES staff (id), by_staff BIGINT NOT NULL REFERENCES staff (id), at BIGINT NOT NULL
        );
        CREATE INDEX round_giving_by_round ON round_giving (round, id);
        CREATE INDEX round_giving_by_before ON round_giving (before_staff, at, id);
        CREATE INDEX round_giving_by_after ON round_giving (after_staff, at, id);
        CREATE TABLE payment_sheet (
          id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
          department TEXT NOT NULL CHECK (department <> ''), month TEXT NOT NULL CHECK (month <> ''),
          monthly_fen BIGINT NOT NULL CHECK (monthly_fen > 0), drawn_by BIGINT NOT NULL REFERENCES staff (id),
          drawn_at BIGINT NOT NULL, fixed TEXT, approved_by BIGINT REFERENCES staff (id), approved_at BIGINT,
          CHECK ((fixed IS NULL) = (approved_at IS NULL)), CHECK ((fixed IS NULL) = (approved_by IS NULL)),
          CHECK (approved_by IS NULL OR approved_by <> drawn_by), UNIQUE (project, month, department)
        );
        CREATE INDEX payment_sheet_by_department ON payment_sheet (project, department, month);
        """, keeping: ["round_giving"])
}
