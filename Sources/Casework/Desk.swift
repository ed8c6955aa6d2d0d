import Kernel
import Workforce

/// One line of service with its own procedures, categories, levels and lists: a folder of files, checked at start.
package struct Desk: Sendable {
    package struct Entry: Sendable {
        package let key: String
        package let name: Words
    }

    package let key: String
    /// In the order in which people look for them.
    package let procedures: [Procedure]
    package let categories: CategoryTree
    package internal(set) var levels: ServiceLevels
    package let watch: WatchRules
    package let incidents: IncidentRules
    package let alerts: AlertRules
    /// Nil: no morning digest is written.
    package let digest: DigestRules?
    package let dispatch: DispatchRules
    /// Nil: nothing happens by itself.
    package let running: RunRules?
    /// Nil: nothing leaves by itself.
    package let sending: SendRules?
    /// Nil: nobody calls this desk.
    package let telephone: TelephoneRules?
    /// Nil: the desk knows no emergencies.
    package let emergencies: EmergencyRules?
    /// Nil: no complaint is reported by itself.
    package let complaints: ComplaintRules?
    /// The shifts that it plans with; none where nobody is planned.
    package let roster: RosterRules
    package let contacts: ContactRules
    package let roles: [Role]
    package let rightNames: [Right: Words]
    package let departments: [Entry]
    package let channels: [Entry]
    package let causes: [Entry]
    package let parties: [Entry]
    package let waitReasons: [Entry]
    /// The outside bodies that cases come from or are passed on to.
    package let bodies: [Entry]
    package let outcomes: [Entry]
    package let knowledge: Knowledge
    /// What public notices propose, year by year.
    package let holidays: [HolidayFile]

    /// The same desk with calendars of its own: what is published in one store is not known to another.
    var apart: Desk {
        var desk = self
        desk.levels.calendars = levels.calendars.blank()
        return desk
    }

    package func procedure(_ kind: String) -> Procedure? { procedures.first { $0.kind == kind } }

    /// The list that an input chooses from; nil where it is free. A waiting state is one of the declared ones.
    package func choices(_ input: Input, of action: Procedure.Action) -> [Entry]? {
        switch input {
        case .cause: causes
        case .party: parties
        case .outcome: outcomes
        case .body: bodies
        case .channel: channels
        case .kind: procedures.map { Entry(key: $0.kind, name: $0.name) }
        case .reason: action.does.contains(.pauseTask) ? waitReasons : nil
        default: nil
        }
    }

    /// - Throws: ``CaseRefusal/unknownWord(field:given:known:)`` for a channel that the desk does not have.
    func check(channel: String) throws {
        guard channels.contains(where: { $0.key == channel }) else {
            throw CaseRefusal.unknownWord(field: "channel", given: channel, known: channels.map(\.key))
        }
    }

    /// What figures are made of and what stops the clocks is said in the desk's own words; more may be added beside it.
    ///
    /// - Throws: ``CaseRefusal/unknownWord(field:given:known:)`` for a word that is not on the list it is chosen from.
    func check(_ act: Act, of action: Procedure.Action) throws {
        for input in action.inputs {
            guard let given = act.choice(input), let known = choices(input, of: action)?.map(\.key) else { continue }
            guard known.contains(given) else {
                throw CaseRefusal.unknownWord(field: input.rawValue, given: given, known: known)
            }
        }
    }
}
