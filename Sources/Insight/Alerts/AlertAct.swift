import Workforce

/// What somebody does with an alert.
package enum AlertAct: Sendable {
    /// Takes it up: it is theirs from now on.
    case acknowledge
    /// Something was done about it, perhaps in a case.
    case act(words: String, case: String?)
    /// It was none.
    case dismiss(reason: String)

    package enum Name: String, Sendable, CaseIterable { case acknowledge, act, dismiss }

    package var name: Name {
        switch self {
        case .acknowledge: .acknowledge
        case .act: .act
        case .dismiss: .dismiss
        }
    }

    /// What was filled in for an act; what it needs and has not is refused when it is taken.
    package init(_ name: Name, words: String?, case: String?, reason: String?) {
        self =
            switch name {
            case .acknowledge: .acknowledge
            case .act: .act(words: words ?? "", case: `case`)
            case .dismiss: .dismiss(reason: reason ?? "")
            }
    }
}

extension Alert {
    /// What `actor` may do with it now.
    package func allowed(for actor: Actor) -> [AlertAct.Name] { isDecided(by: actor) ? allowed : [] }

    /// Whether it is for `actor` to decide: for whoever supervises there, and whose it is.
    func isDecided(by actor: Actor) -> Bool {
        actor.may(.caseSupervise, in: project) || (owner == actor.staff && actor.may(.caseRead, in: project))
    }

    /// What may be done with it now, by whoever may. Whoever decides at once has taken it up too.
    package var allowed: [AlertAct.Name] {
        switch state {
        case .open: [.acknowledge, .act, .dismiss]
        case .acknowledged: [.act, .dismiss]
        case .acted, .dismissed: []
        }
    }
}
