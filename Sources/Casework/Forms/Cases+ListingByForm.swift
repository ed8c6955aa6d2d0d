import Kernel
import Store

extension Cases {
    /// The first look along the cases that hold what a list asks for takes as many as a page, each further one four
    /// times as many.
    private static let looks = 3

    /// The rows of a list that a field of a form narrows, along the cases that hold it, so that a page of a hundred
    /// thousand reads hardly more than its own rows.
    ///
    /// - Returns: nil where another order is asked for, or where the rest of the filter holds back so much that the
    ///   list is better asked for at once.
    static func rowsByForm(
        _ db: DB, _ filter: CaseFilter, _ sight: Sight, limit: Int, now: Instant
    ) throws -> [Case]? {
        guard filter.sort != .due, let first = filter.formConditions.first else { return nil }
        let isNewestFirst = filter.sort == .newest
        let start: Int64? = isNewestFirst ? .max : .min
        guard var place = filter.after.map({ ID<Case>($0)?.number }) ?? start else { return nil }
        let base = filter.condition(sight, at: now, isNarrow: true)
        let order = isNewestFirst ? "id DESC" : "id"
        var (found, step): ([Case], Int) = ([], limit)
        for _ in 0..<looks {
            let ids = try FormValueTable.holders(db, first, (isNewestFirst, place), limit: step)
            guard let last = ids.last else { return found }
            var condition = base
            condition.addAny("id", of: ids)
            found += try CaseTable.list(
                db, where: "\(condition.sql) ORDER BY \(order) LIMIT \(limit - found.count)", values: condition.values)
            if found.count == limit || ids.count < step { return found }
            (place, step) = (last.number, step * 4)
        }
        return nil
    }
}
