import Foundation
import Kernel

/// The window of a form.
package struct FormWindow: Sendable {
    package let from: Instant
    package let until: Instant

    package init(from: Instant, until: Instant) { (self.from, self.until) = (from, until) }

    /// Nil for what is no window.
    package init?(_ text: String) {
        let ends = text.split(separator: "/").map { Instant(String($0)) }
        guard ends.count == 2, let from = ends[0], let until = ends[1] else { return nil }
        self.init(from: from, until: until)
    }

    package var text: String { "\(Zone.utc.text(from))/\(Zone.utc.text(until))" }
}

/// The rows of a table: values by column.
package struct FormRows: Sendable {
    package let all: [[String: String]]

    package init(_ all: [[String: String]]) { self.all = all }

    /// Nil for what is no list of objects with texts.
    package init?(_ text: String) {
        guard let all = try? JSONDecoder().decode([[String: String]].self, from: Data(text.utf8)) else { return nil }
        self.all = all
    }

    package var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(all)).flatMap { String(data: $0, encoding: .utf8) } ?? "[]"
    }
}
