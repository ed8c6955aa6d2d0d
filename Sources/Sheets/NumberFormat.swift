/// Tells formats of dates and times from formats of other numbers.
enum NumberFormat {
    /// The built-in formats that show a date or a time: 14–22 and 45–47 everywhere, 27–36 and 50–58 in East Asia.
    static let builtInDates: Set<Int> = Set(14...22).union(27...36).union(45...47).union(50...58)

    /// Whether a format of the file's own shows a date: whether y, m, d, h or s stands in it outside quotation marks,
    /// escapes and colours. `[h]`, hours past 24, is in brackets and counts.
    ///
    /// ```swift
    /// NumberFormat.showsDate("yyyy\"年\"m\"月\"d\"日\";@")   // true
    /// NumberFormat.showsDate("[Red]0.00\" days\"")          // false
    /// ```
    static func showsDate(_ code: String) -> Bool {
        var rest = code.lowercased()[...]
        while let character = rest.popFirst() {
            switch character {
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let inside = rest.prefix { $0 != "]" }
                if isElapsed(inside) { return true }
                rest = rest.dropFirst(inside.count + 1)
            case "y", "m", "d", "h", "s": return true
            default: break
            }
        }
        return false
    }

    private static func isElapsed(_ inside: Substring) -> Bool {
        guard let first = inside.first, "hms".contains(first) else { return false }
        return inside.allSatisfy { $0 == first }
    }
}
