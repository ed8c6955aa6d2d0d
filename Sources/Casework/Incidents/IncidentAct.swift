import Workforce

/// What somebody does with an incident.
package enum IncidentAct: Sendable {
    /// It is one: what looks as if it belonged to it is tied, under a title of one's own where there is one.
    case confirm(title: String?)
    case dismiss(reason: String)
    case tie([String])
    case untie([String])
    /// The same word to every customer whose case is tied and not over; by a channel, or by that of each case.
    case news(String, through: String? = nil)
    /// Every customer was asked: no case of it is open.
    case close

    package enum Name: String, Sendable, Codable, CaseIterable { case confirm, dismiss, tie, untie, news, close }

    package var name: Name {
        switch self {
        case .confirm: .confirm
        case .dismiss: .dismiss
        case .tie: .tie
        case .untie: .untie
        case .news: .news
        case .close: .close
        }
    }
}

extension Incident {
    /// What `actor` may do with it now.
    package func allowed(for actor: Actor) -> [IncidentAct.Name] {
        actor.may(.caseSupervise, in: project) ? allowed : []
    }

    /// What may be done with it now, by whoever may.
    package var allowed: [IncidentAct.Name] {
        switch state {
        case .proposed: [.confirm, .dismiss, .untie]
        case .open: span.open == 0 ? [.tie, .untie, .close] : [.tie, .untie, .news]
        case .dismissed: [.confirm]
        case .closed: []
        }
    }
}

extension IncidentAct {
    /// What was filled in for an act; what it needs and has not is refused when it is taken.
    package init(
        _ name: Name, title: String?, reason: String?, text: String?, channel: String? = nil, cases: [String]
    ) {
        switch name {
        case .confirm: self = .confirm(title: title)
        case .dismiss: self = .dismiss(reason: reason ?? "")
        case .tie: self = .tie(cases)
        case .untie: self = .untie(cases)
        case .news: self = .news(text ?? "", through: channel)
        case .close: self = .close
        }
    }
}
