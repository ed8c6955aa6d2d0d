import Kernel
import Store

/// Rows ↔ what the forms of cases hold, so that lists find it: one row for each value, or each part of one.
enum FormValueTable {
    /// Writes what a form holds now; of an old case what it held goes.
    static func put(_ tx: Tx, _ item: Case, _ form: DeclaredForm, isNew: Bool) throws {
        if !isNew { _ = try tx.run("DELETE FROM form_value WHERE case_id = ?1", item.id) }
        let rows: [[any SQLConvertible]] = form.fields.flatMap { field in
            item.form[field.key].map(field.values)?.enumerated().map { part, value in
                [item.id, "\(item.kind).\(field.key)", part, value.text, value.number]
            } ?? []
        }
        try tx.put(into: "form_value", "case_id, field, part, text, number", rows: rows)
    }

    /// So many that hold a value of a range are few: they are sorted, more are met along the cases.
    static let few = 1000

    /// The cases that hold what a condition asks for, in the order of their IDs: so many after one, or before it.
    ///
    /// A value is an index in this order. Of a range with few cases all are read, of another the newest cases' forms.
    static func holders(
        _ db: DB, _ one: FormCondition, _ way: (isNewestFirst: Bool, after: Int64), limit: Int, few: Int = few
    ) throws -> [ID<Case>] {
        let held = try heldCondition(db, one, few: few)
        let (sign, order) = way.isNewestFirst ? ("<", "DESC") : (">", "ASC")
        return try db.rows(
            """
            SELECT DISTINCT case_id FROM form_value WHERE \(held.sql) AND case_id \(sign) ?\(held.values.count + 1)
            ORDER BY case_id \(order) LIMIT \(limit)
            """, list: held.values + [way.after]
        ) { try $0.next() }
    }

    private static func heldCondition(
        _ db: DB, _ one: FormCondition, few: Int
    ) throws -> (sql: String, values: [any SQLConvertible]) {
        guard let range = one.range else { return ("field = ?1 AND text = ?2", [one.field, one.text]) }
        let values: [any SQLConvertible] = [one.field, range.lowerBound, range.upperBound]
        let within = "number >= ?2 AND number <= ?3"
        let count = try db.rows(
            """
            SELECT count(*) FROM (
              SELECT 1 FROM form_value WHERE field = ?1 AND \(within) LIMIT \(few + 1)) AS held
            """, list: values
        ) { try $0.next(Int.self) }
        // What is no column keeps the engines from the indexes that would give all of them to be sorted.
        let field = (count.first ?? 0) > few ? "coalesce(field, '')" : "field"
        return ("\(field) = ?1 AND \(within)", values)
    }
}

extension CaseCondition {
    /// - Parameter isNarrow: the cases are few by another condition, so each is asked for what it holds.
    mutating func add(_ one: FormCondition, isNarrow: Bool) {
        let head = isNarrow ? "EXISTS (SELECT 1 FROM form_value WHERE case_id = cases.id AND" : Self.anyHolder
        guard let range = one.range else { return add("\(head) field = ? AND text = ?)", one.field, one.text) }
        // What is no column keeps the engines from the index by number: a case has few values, a range may have all.
        let field = isNarrow ? "coalesce(field, '')" : "field"
        add("\(head) \(field) = ? AND number >= ? AND number <= ?)", one.field, range.lowerBound, range.upperBound)
    }

    private static let anyHolder = "id IN (SELECT case_id FROM form_value WHERE"
}
