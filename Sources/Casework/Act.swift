import Kernel
import Workforce

/// An action with what was filled in.
package struct Act: Sendable {
    package var action: String
    /// The piece of work that is meant, where a case has several; nil for the one that is next.
    package var task: ID<CaseTask>?
    package var to: Recipient?
    package var reason: String?
    package var until: Instant?
    package var solution: String?
    package var cause: String?
    package var party: String?
    package var isSatisfied: Bool?
    package var rating: Int?
    package var comment: String?
    package var agent: ID<Staff>?
    package var priority: Priority?
    package var into: Case?
    package var parts: [Part] = []
    package var outcome: String?
    package var thing: FiveThing?
    package var isTrue: Bool?
    package var isReasonable: Bool?
    package var text: String?
    package var note: String?
    /// By which the customer is told; nil for the channel of the case.
    package var channel: String?
    package var site = Site()
    package var outside = Outside()
    package var correction = Correction()
    /// What was filled in of the form: texts by key, an empty one for what is taken back.
    package var form: [String: String] = [:]

    package init(_ action: String) { self.action = action }

    /// One of the demands that a case is split into.
    package struct Part: Sendable, Codable, Hashable {
        package let id: ID<Case>
        package let title: String
        package let text: String
        package let kind: String?
        package let category: String?
    }

    /// Whether something was filled in for `input`.
    func has(_ input: Input) -> Bool {
        switch input {
        case .to: to != nil
        case .reason: reason?.isEmpty == false
        case .until: until != nil
        case .solution: solution?.isEmpty == false
        case .cause: cause != nil
        case .party: party != nil
        case .satisfied: isSatisfied != nil
        case .rating: rating != nil
        case .comment: comment?.isEmpty == false
        case .agent: agent != nil
        case .priority: priority != nil
        case .into: into != nil
        case .parts: !parts.isEmpty
        case .outcome: outcome != nil
        case .thing: thing != nil
        case .isTrue: isTrue != nil
        case .isReasonable: isReasonable != nil
        case .text: text?.isEmpty == false
        case .note: note?.isEmpty == false
        case .channel: channel?.isEmpty == false
        case .from, .consent, .how, .alarm, .pets, .minutes, .people, .name, .quantity, .unit, .price, .line, .picture,
            .code:
            site.has(input)
        case .body, .direction, .theirNumber, .deadline, .matter, .answeredAt: outside.has(input)
        case .kind, .category, .place: correction.has(input)
        }
    }

    /// The same act with nothing but these inputs: what else came along is neither checked nor done. A blank is no
    /// word.
    func only(_ inputs: [Input]) -> Act {
        var bare = Act(action)
        (bare.task, bare.form) = (task, form)
        return inputs.reduce(into: bare) { $0.keep($1, of: self) }
    }

    private mutating func keep(_ input: Input, of other: Act) {
        switch input {
        case .to: to = other.to
        case .reason: reason = other.reason?.filled
        case .until: until = other.until
        case .solution: solution = other.solution?.filled
        case .cause: cause = other.cause?.filled
        case .party: party = other.party?.filled
        case .satisfied: isSatisfied = other.isSatisfied
        case .rating: rating = other.rating
        case .comment: comment = other.comment?.filled
        case .agent: agent = other.agent
        case .priority: priority = other.priority
        case .into: into = other.into
        case .parts: parts = other.parts
        case .outcome: outcome = other.outcome?.filled
        case .thing: thing = other.thing
        case .isTrue: isTrue = other.isTrue
        case .isReasonable: isReasonable = other.isReasonable
        case .text: text = other.text?.filled
        case .note: note = other.note?.filled
        case .channel: channel = other.channel?.filled
        case .from, .consent, .how, .alarm, .pets, .minutes, .people, .name, .quantity, .unit, .price, .line,
            .picture, .code:
            site.keep(input, of: other.site)
        case .body, .direction, .theirNumber, .deadline, .matter, .answeredAt: outside.keep(input, of: other.outside)
        case .kind, .category, .place: correction.keep(input, of: other.correction)
        }
    }

    /// The word that was chosen for an input with a list.
    func choice(_ input: Input) -> String? {
        switch input {
        case .reason: reason
        case .cause: cause
        case .party: party
        case .outcome: outcome
        case .body: outside.body
        case .channel: channel
        default: nil
        }
    }

    /// What the timeline shows as said. Why work waits and how a call went are keys, which the events have: a word that
    /// was added to them comes first.
    func words(of action: Procedure.Action) -> String? {
        let isKey = action.does.contains(.pauseTask)
        return text ?? solution ?? (isKey ? note : nil) ?? reason ?? comment ?? note ?? outcome
    }
}

extension String {
    /// Nil where there is nothing but white space.
    var filled: String? { trimmed.isEmpty ? nil : self }
}

/// Who gets a piece of work: a person, or a department's queue.
package enum Recipient: Sendable, Hashable {
    case staff(ID<Staff>)
    case department(ID<Department>)
}

/// Who decides, when, and where new identities come from: all that a rule gets from outside.
package struct Moment: Sendable {
    package let actor: Actor
    package let now: Instant
    /// The project's zone: "two days" are days of its wall clock.
    package let zone: Zone
    package let newID: @Sendable () -> Int64
    /// Whoever acts, promises are made in the name of the agent.
    package let agentName: String
    /// Where and whom the case is about, where a level asks for it.
    package var subject: CaseSubject
    /// For the door of whoever is gone to; nil where the desk wants none.
    var door: DoorCode?
    /// The outside bodies that the desk knows by name.
    var bodies: [Desk.Entry] = []
    /// The departments that work is sent to by itself, by key.
    var departments: [String: ID<Department>] = [:]
    /// Whose trade the work in the queues of the actor's departments is, where an action takes some.
    var trades = TradeFit()
    /// What rounds found where the case is and nobody has closed, where an action asks that.
    var openFindings = 0
    /// What split off from the case and is not over, where an action asks that.
    var openSubCases = 0
    /// The stage of the case that the case came of, where an action asks that; nil where it came of none.
    var parentStage: String?

    /// - Parameter agentName: nil where the agent acts.
    package init(
        actor: Actor, now: Instant, zone: Zone, agentName: String? = nil, subject: CaseSubject = .unknown,
        newID: @escaping @Sendable () -> Int64
    ) {
        self.actor = actor
        self.now = now
        self.zone = zone
        self.newID = newID
        self.agentName = agentName ?? actor.name
        self.subject = subject
    }
}
