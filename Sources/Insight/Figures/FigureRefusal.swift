import Kernel

/// What can be wrong with something asked of the figures.
package enum FigureRefusal: Refusal, Equatable {
    case unknownFigure(String)
    /// The figure cannot be told apart by this.
    case unknownGrouping(String, known: [String])
    case windowBackwards
    case windowTooLong(days: Int)
    case windowOutOfReach

    package var code: String {
        let text = String(describing: self)
        return String(text.prefix { $0 != "(" })
    }

    package var kind: RefusalKind {
        switch self {
        case .unknownFigure: .notFound
        case .unknownGrouping, .windowBackwards, .windowTooLong, .windowOutOfReach: .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .unknownFigure(let given): ["given": String(given.prefix(60))]
        case .unknownGrouping(let given, let known):
            ["given": String(given.prefix(60)), "known": known.joined(separator: ", ")]
        case .windowTooLong(let days): ["days": "\(days)"]
        case .windowBackwards, .windowOutOfReach: [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .unknownFigure: ["figure"]
        case .unknownGrouping: ["by"]
        case .windowBackwards, .windowTooLong, .windowOutOfReach: ["from", "to"]
        }
    }
}
