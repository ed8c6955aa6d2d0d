/// Codes in the order in which people count: `2` before `10`, `3-1-802` before `3-1-1001`.
package struct NaturalOrder: Comparable, Sendable {
    private enum Part: Comparable {
        case number(Int)
        case text(String)
    }

    private let parts: [Part]
    private let whole: String

    package init(_ text: String) {
        whole = text
        var parts: [Part] = []
        var rest = Substring(text)
        while let first = rest.first {
            let isNumber = first.isASCII && first.isNumber
            let run = rest.prefix { ($0.isASCII && $0.isNumber) == isNumber }
            // Longer than any number that is counted with is only a text.
            parts.append(isNumber ? Int(run).map { .number($0) } ?? .text(String(run)) : .text(String(run)))
            rest = rest.dropFirst(run.count)
        }
        self.parts = parts
    }

    package static func == (a: Self, b: Self) -> Bool { a.whole == b.whole }

    package static func < (a: Self, b: Self) -> Bool {
        for (one, other) in zip(a.parts, b.parts) where one != other { return one < other }
        if a.parts.count != b.parts.count { return a.parts.count < b.parts.count }
        return a.whole < b.whole
    }
}
