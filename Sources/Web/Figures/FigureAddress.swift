import Insight
import Kernel

/// What the address of figures asks: project, window, grouping, and which rows.
struct FigureAddress: Sendable {
    private(set) var query = FigureQuery()
    /// What other addresses over the same window begin with.
    private(set) var scope: [(String, String?)] = []
    /// The name of its window; nil where days or instants were given.
    private(set) var window: FigureSpan.Name?

    /// The address of nothing but a window with a name.
    init(_ window: FigureSpan.Name) {
        self.window = window
        query.span = .named(window)
        scope = [("window", window.rawValue)]
    }

    /// - Parameter window: what is meant where none is asked for.
    /// - Throws: ``WebRefusal/badQuery(_:)``
    init(_ ask: Ask, otherwise window: FigureSpan.Name) throws {
        query.project = ask.query("project")
        let (from, to) = (try Self.bound("from", ask), try Self.bound("to", ask))
        if from == nil, to == nil {
            self.window = try ask.word("window") ?? window
            query.span = .named(self.window ?? window)
        } else {
            query.span = .between(from, to)
        }
        query.by = try ask.word("by")
        query.group = ask.query("group")
        query.counts = try Self.flag("counted", ask)
        query.wantsRows = try Self.flag("rows", ask) ?? false
        (query.limit, query.after) = (try ask.limit(), ask.query("after"))
        scope = [
            ("project", query.project), ("window", self.window?.rawValue), ("from", ask.query("from")),
            ("to", ask.query("to")),
        ]
    }

    private static func bound(_ name: String, _ ask: Ask) throws -> FigureSpan.Bound? {
        guard let text = ask.query(name) else { return nil }
        guard let bound = FigureSpan.Bound(text) else { throw WebRefusal.badQuery(name) }
        return bound
    }

    private static func flag(_ name: String, _ ask: Ask) throws -> Bool? {
        switch ask.query(name) {
        case nil: return nil
        case "true", "1": return true
        case "false", "0": return false
        default: throw WebRefusal.badQuery(name)
        }
    }

    /// The address of a figure over the same window.
    func figure(_ measure: Measure, _ more: (String, String?)...) -> String {
        Paths.figure(measure.key, query: scope + more)
    }
}
