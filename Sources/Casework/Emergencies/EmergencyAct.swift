import Workforce

/// What somebody does in an emergency.
package enum EmergencyAct: Sendable {
    /// A step of the card is done.
    case tick(step: Int, note: String)
    /// It is not, after all.
    case untick(step: Int, note: String)
    /// A word for all who follow it.
    case note(String)
    /// It is over; the aftercare begins.
    case close(outcome: String)

    package enum Name: String, Sendable, Codable, CaseIterable { case tick, untick, note, close }

    package var name: Name {
        switch self {
        case .tick: .tick
        case .untick: .untick
        case .note: .note
        case .close: .close
        }
    }

    /// What was filled in for an act; what it needs and has not is refused when it is taken.
    ///
    /// - Parameter step: counted from nought.
    package init(_ name: Name, step: Int?, text: String) {
        self =
            switch name {
            case .tick: .tick(step: step ?? -1, note: text)
            case .untick: .untick(step: step ?? -1, note: text)
            case .note: .note(text)
            case .close: .close(outcome: text)
            }
    }
}

extension Emergency {
    /// What may be done in it now, by whoever may.
    package var allowed: [EmergencyAct.Name] { isRunning ? EmergencyAct.Name.allCases : [.note] }
}

extension EmergencyFile {
    /// What `actor` may do in it now.
    package func allowed(for actor: Actor) -> [EmergencyAct.Name] { emergency.allowed.filter { may($0, actor) } }

    /// Whoever is called may tick and write, and so may those who work on the project's cases; ending it is for those
    /// who follow or supervise cases.
    func may(_ name: EmergencyAct.Name, _ actor: Actor) -> Bool {
        if name != .close, calls.contains(where: { $0.staff == actor.staff }) { return true }
        return Self.rights(for: name).contains { actor.may($0, on: item) }
    }

    /// One of these is enough.
    static func rights(for name: EmergencyAct.Name) -> [Right] {
        name == .close ? [.caseFollow, .caseSupervise] : [.caseFollow, .caseWork, .caseDispatch, .caseSupervise]
    }
}
