import Kernel
import Workforce

extension Case {
    /// What happens on the spot, and before it.
    mutating func applySite(_ event: CaseEvent) {
        switch event {
        case .appointed(let window): agree(window)
        case .accessSaid(let access): say(access)
        case .lineAdded(let id, let line): change(task: id) { $0.edit { $0.lines.append(line) } }
        case .lineStruck(let id, let line, let strike): change(task: id) { $0.edit { $0.strike(line, strike) } }
        case .signed(let id, let signature): change(task: id) { $0.edit { $0.signatures.append(signature) } }
        case .doorMissed(let id): change(task: id) { $0.edit { $0.door?.triesLeft -= 1 } }
        case .doorKnown(let id): change(task: id) { $0.edit { $0.door?.isKnown = true } }
        default: break
        }
    }
}
