import Bulletin
import Casework
import Custody
import Directory
import Kernel
import Workforce

/// What was to be back, done or answered by a time, as it stands after somebody did something with it. What of it still
/// waits has warnings under the same subject; another time is another subject, and may be warned of anew.
struct DueThing: Sendable, Equatable {
    let sight: AlertRules.Sight.Name
    let project: ID<Project>
    /// What people read out.
    let number: String
    /// What the subjects of its warnings begin with.
    let stem: String
    /// Who sees to what still waits, by subject; nil where nobody does.
    let waiting: [String: ID<Staff>?]
    /// Nil where the system did it.
    let by: ID<Staff>?

    /// - Parameter loans: those that have not ended.
    init(_ key: Key, _ loans: [KeyLoan], by staff: ID<Staff>?) {
        (sight, project, number, by) = (.key, key.project, key.number, staff)
        stem = "\(key.id):"
        waiting = Dictionary(uniqueKeysWithValues: loans.map { ($0.subject, $0.lentBy) })
    }

    init(_ meeting: Meeting, _ followUps: [FollowUp], by staff: ID<Staff>?) {
        (sight, project, number, by) = (.followUp, meeting.project, meeting.number, staff)
        stem = "\(meeting.id):"
        let open = followUps.filter { $0.state == .open }
        waiting = Dictionary(uniqueKeysWithValues: open.map { ($0.subject, $0.owner) })
    }

    init(_ letter: Letter, by staff: ID<Staff>?) {
        (sight, project, number, by) = (.letter, letter.project, letter.number, staff)
        stem = "\(letter.id):"
        waiting = letter.settled == .none && letter.content.dueOn != nil ? [letter.subject: letter.owner] : [:]
    }

    /// Care has nobody's name: whom a warning of it is for, the rule and the facility's department say.
    init(_ plan: CarePlan, at place: Place, by staff: ID<Staff>?) {
        (sight, project, number, by) = (.care, plan.project, place.code, staff)
        stem = "\(plan.id):"
        waiting = plan.endedOn == nil ? [plan.subject: ID<Staff>?.none] : [:]
    }
}

extension Sighting {
    /// A copy of a key that should be back; whoever lent it sees to it.
    static func key(_ rule: AlertRules.Rule, _ loan: KeyLoan, _ key: Key, desk: String, in zone: Zone) -> Sighting {
        Sighting(
            rule: rule, project: loan.project, desk: desk, subject: loan.subject,
            saw: ["key": key.number, "id": key.id.description, "due": zone.minuteText(loan.dueAt)], owner: loan.lentBy,
            isOnce: true)
    }

    /// Something that somebody has to do after a meeting. Of its words nothing is said: a warning has more readers than
    /// minutes have.
    static func followUp(
        _ rule: AlertRules.Rule, _ one: FollowUp, of meeting: Meeting, desk: String, on today: Day
    ) -> Sighting {
        var saw = today.saw(due: one.due)
        (saw["followUp"], saw["id"]) = ("\(meeting.number)/\(one.place)", one.id.description)
        return Sighting(
            rule: rule, project: one.project, desk: desk, subject: one.subject, saw: saw, owner: one.owner,
            isOnce: true)
    }

    /// A letter that waits for its answer; nor is anything said of what it says.
    static func letter(
        _ rule: AlertRules.Rule, _ one: Letter, until due: Day, desk: String, on today: Day
    ) -> Sighting {
        var saw = today.saw(due: due)
        saw["letter"] = one.number
        return Sighting(
            rule: rule, project: one.project, desk: desk, subject: one.subject, saw: saw, owner: one.owner,
            isOnce: true)
    }
}

extension Sighting {
    /// Care of a facility that was not done by its day; somebody of the department that is responsible for it sees to
    /// it.
    static func care(
        _ rule: AlertRules.Rule, _ plan: CarePlan, at place: Place, of department: String?, desk: String, on today: Day
    ) -> Sighting {
        var saw = today.saw(due: plan.nextDue)
        (saw["care"], saw["facility"], saw["id"]) = (plan.what, "\(place.code) \(place.name)", place.id.description)
        return Sighting(
            rule: rule, project: plan.project, desk: desk, subject: plan.subject, saw: saw, department: department,
            isOnce: true)
    }
}

/// What warnings are about that are told apart by their day or hour.
package struct AlertSubject: Sendable {
    let sight: AlertRules.Sight.Name
    let project: ID<Project>
    let stem: String

    package static func key(_ one: Key) -> AlertSubject { .init(sight: .key, project: one.project, stem: "\(one.id):") }
    package static func followUp(_ one: FollowUp) -> AlertSubject {
        .init(sight: .followUp, project: one.project, stem: "\(one.meeting):\(one.id):")
    }
    package static func letter(_ one: Letter) -> AlertSubject {
        .init(sight: .letter, project: one.project, stem: "\(one.id):")
    }
}

extension KeyLoan {
    fileprivate var subject: String { "\(key):\(id):\(dueAt.milliseconds)" }
}

extension FollowUp {
    fileprivate var subject: String { "\(meeting):\(id):\(due)" }
}

extension Letter {
    fileprivate var subject: String { "\(id):\(content.dueOn?.description ?? "")" }
}

extension CarePlan {
    fileprivate var subject: String { "\(id):\(nextDue)" }
}

extension Day {
    /// How late something is today; below nought that many days ahead.
    fileprivate func saw(due: Day) -> [String: String] {
        ["due": due.description, "late": "\(date.daysSince1970 - due.date.daysSince1970)"]
    }
}

extension Zone {
    /// `2026-11-26 18:00`, on this wall clock.
    fileprivate func minuteText(_ instant: Instant) -> String {
        String(text(instant).prefix(16)).replacing("T", with: " ")
    }
}
