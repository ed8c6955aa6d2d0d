import Foundation
import Kernel

/// One condition on a field of a form, as a list's address says it.
package struct FormCondition: Sendable, Equatable {
    /// `renovation.works`.
    package let field: String
    /// `renovation`.
    package var kind: String { String(field.prefix { $0 != "." }) }
    /// As the field's text is spelled; nil for a range.
    package let text: String?
    /// Of a number, money, a date or a window's beginning; both ends are in it.
    package let range: ClosedRange<Int64>?

    /// What holds a number of a range.
    init(field: String, range: ClosedRange<Int64>) { (self.field, text, self.range) = (field, nil, range) }

    /// Reads `renovation.works:walls` and `renovation.area:10..20` (`10..` and `..20` leave an end open).
    ///
    /// - Parameter form: that of the kind it names.
    /// - Returns: nil where it is neither.
    package init?(_ text: String, _ form: (String) -> DeclaredForm?) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        let names = (parts.first ?? "").split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, names.count == 2, let field = form(names[0])?.field(names[1]) else { return nil }
        self.field = parts[0]
        guard parts[1].contains(".."), field.hasOrder else {
            (self.text, self.range) = (parts[1], nil)
            return
        }
        guard let range = field.range(parts[1]) else { return nil }
        (self.text, self.range) = (nil, range)
    }
}

extension DeclaredForm.Field {
    fileprivate var hasOrder: Bool { [.number, .money, .date, .window].contains(kind) }

    /// `10..20`; nil where an end is no value of this field.
    package func range(_ text: String) -> ClosedRange<Int64>? {
        let ends = text.components(separatedBy: "..")
        guard ends.count == 2 else { return nil }
        func end(_ text: String, _ open: Int64) -> Int64? {
            text.isEmpty ? open : (kind == .window ? Instant(text)?.milliseconds : values(text).first?.number)
        }
        guard let low = end(ends[0], .min), let high = end(ends[1], .max), low <= high else { return nil }
        return low...high
    }
}
