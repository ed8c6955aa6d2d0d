import Kernel
import Store

/// The machine failed. The number is what a user quotes and what the log has beside the cause.
enum MachineRefusal: Refusal {
    case failed(String)
    case diskFull(String)
    case unreachable(String)

    init(_ failure: StoreFailure, _ number: String) {
        switch failure {
        case .diskFull: self = .diskFull(number)
        case .unreachable: self = .unreachable(number)
        case .unreadable, .newerSchema, .engine, .closed: self = .failed(number)
        }
    }

    var code: String {
        switch self {
        case .failed: "failed"
        case .diskFull: "diskFull"
        case .unreachable: "unreachable"
        }
    }
    var kind: RefusalKind {
        switch self {
        case .failed: .failed
        case .diskFull, .unreachable: .unavailable
        }
    }
    var arguments: [String: String] {
        switch self {
        case .failed(let number), .diskFull(let number), .unreachable(let number): ["number": number]
        }
    }
}
