import Kernel
import Workforce

/// How a desk sends work. Read from its `dispatch.yaml`.
package struct DispatchRules: Sendable {
    /// How a recipient comes about where work is sent by hand.
    package enum Mode: String, Sendable, CaseIterable {
        /// A person is chosen, the best one suggested.
        case assign
        /// It lies in the department's queue until somebody takes it.
        case pool
        /// The next person on duty whose turn it is.
        case rotate
    }

    /// Which cases a line of the file is about.
    package struct Subject: Sendable, Equatable {
        var kind: String?
        /// A category or anything below it.
        var category: String?
        var priority: Priority?

        func matches(_ item: Case) -> Bool {
            (kind == nil || kind == item.kind) && (priority == nil || priority == item.priority)
                && (category.map { item.category == $0 || item.category?.hasPrefix($0 + ".") == true } ?? true)
        }

        /// The deeper category before the kind before the priority.
        var closeness: [Int] {
            [category.map { $0.split(separator: ".").count } ?? 0, kind == nil ? 0 : 1, priority == nil ? 0 : 1]
        }
    }

    /// Work that is sent as soon as a case is registered, by nobody's hand.
    package struct AtOnce: Sendable, Equatable {
        package let key: String
        package let name: Words
        let subject: Subject
        /// ``Mode/pool`` or ``Mode/rotate``.
        let mode: Mode
        /// The key of a department; nil where the category says whose trade it is.
        let department: String?
    }

    /// So many pieces of work in hand are enough for one person; nil where the desk sets no limit.
    package var mostOpenWork: Int?
    /// Nil: nobody is asked for a code at the door.
    package var door: DoorRule?
    /// What the prices on a work sheet are in, as ISO 4217 names it.
    package var currency = "CNY"
    var modes: [(subject: Subject, mode: Mode)] = []
    package var atOnce: [AtOnce] = []


    /// The mode of the closest line that is about the case, the first of equally close ones; ``Mode/pool`` where none
    /// is.
    package func mode(for item: Case) -> Mode {
        closest(modes.filter { $0.subject.matches(item) }) { $0.subject }?.mode ?? .pool
    }

    /// The closest rule that sends the work on a case at once; nil where a hand must do it.
    func atOnce(for item: Case) -> AtOnce? {
        closest(atOnce.filter { $0.subject.matches(item) }) { $0.subject }
    }

    private func closest<Line>(_ lines: [Line], _ subject: (Line) -> Subject) -> Line? {
        lines.reduce(nil) { best, next in
            guard let best else { return next }
            let isCloser = subject(best).closeness.lexicographicallyPrecedes(subject(next).closeness)
            return isCloser ? next : best
        }
    }
}
