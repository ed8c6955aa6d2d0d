import Directory
import Kernel
import Store

extension AcquaintanceTable {
    /// Which places are looked at: some parts of a project, or all of it but for some places.
    struct Scope {
        var parts: [CodePart] = []
        var without: [CodeRange] = []
        /// Places after this code alone.
        var after: String?

        /// With the values from `?first` on.
        func condition(from first: Int) -> (sql: String, values: [any SQLConvertible]) {
            var (some, values): ([String], [any SQLConvertible]) = ([], [])
            for part in parts {
                some.append(part.condition("place.code", from: first + values.count))
                values += part.values
            }
            var sql = some.isEmpty ? "" : " AND (" + some.joined(separator: " OR ") + ")"
            for range in without {
                sql += " AND NOT " + range.condition("place.code", from: first + values.count)
                values += range.values
            }
            if let after {
                sql += " AND place.code > ?\(first + values.count)"
                values.append(after)
            }
            return (sql, values)
        }
    }
}
