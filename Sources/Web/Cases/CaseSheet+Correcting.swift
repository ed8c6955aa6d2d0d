import Casework
import Kernel

extension CaseSheet {
    /// What was corrected, a line for each: what it was and what it is.
    func corrected(_ change: Classification) -> [Model] {
        let sides: [(field: String, text: (Classification.Side) -> String)] = [
            ("kind", { names.kind($0.kind, of: item.desk) }),
            ("category", { $0.category.map { names.category($0, of: item.desk) } ?? "" }), ("place", \.words),
        ]
        return sides.flatMap { field, text in
            let (was, now) = (text(change.was), text(change.now))
            guard was != now else { return [Model]() }
            func said(_ text: String) -> String { text.isEmpty ? names.text("event.corrected.none") : text }
            return fact(
                names.text(
                    "event.corrected", ["field": names.field(field), "was": said(was), "now": said(now)]), "info")
        }
    }
}

extension Classification.Side {
    /// Where it is, as people say it.
    fileprivate var words: String { [code, placeText].filter { !$0.isEmpty }.joined(separator: " · ") }
}
