import Kernel

extension Day {
    /// The first day of a month: `2026-03`.
    package static func first(ofMonth text: String) -> Day? {
        text.utf8.count == 7 ? Day(text + "-01") : nil
    }

    /// `2026-03`
    package var month: String { String(description.prefix(7)) }
}
