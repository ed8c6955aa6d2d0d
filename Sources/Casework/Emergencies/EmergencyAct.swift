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
    /// What may be done in it now.
    package var allowed: [EmergencyAct.Name] { isRunning ? EmergencyAct.Name.allCases : [.note] }
}
