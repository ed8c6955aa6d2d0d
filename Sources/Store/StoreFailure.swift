/// The machine failed, not the user. Logged with its cause; the user sees a number to quote.
package enum StoreFailure: Error, Sendable, CustomStringConvertible {
    case unreadable(column: Int, type: String)
    case newerSchema(found: Int, known: Int)
    case diskFull
    /// The database does not answer; nothing was done.
    case unreachable(String)
    case engine(String)
    case closed

    init(_ error: any Error) {
        switch error {
        case let failure as StoreFailure: self = failure
        case let error as EngineError where error.sort == .diskFull: self = .diskFull
        case let error as EngineError where [.lost, .conflict].contains(error.sort): self = .unreachable("\(error)")
        default: self = .engine("\(error)")
        }
    }

    package var description: String {
        switch self {
        case .unreadable(let column, let type): "column \(column) does not hold a \(type)"
        case .newerSchema(let found, let known):
            "the store has schema \(found), this program knows up to \(known): use a newer program"
        case .diskFull: "the disk is full"
        case .unreachable(let message): "the database cannot be reached: \(message)"
        case .engine(let message): message
        case .closed: "the store is closed"
        }
    }
}
