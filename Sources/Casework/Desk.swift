import Kernel
import Workforce

/// One line of service with its own procedures, categories, levels and lists: a folder of files, checked at start.
package struct Desk: Sendable {
    package struct Entry: Sendable, Hashable {
        package let key: String
        package let name: Words
    }

    package let key: String
    var shelf: ProcedureShelf
    /// Its categories, levels and rounds, as its files or the house say them.
    var texts: TextShelf
    var calendars: Calendars
    /// Whose paperwork no level is about; nil: what its files say of it.
    var sparing: ProcedureShelf?
    package internal(set) var watch: WatchRules
    package let incidents: IncidentRules
    package internal(set) var alerts: AlertRules
    /// Nil: no morning digest is written.
    package let digest: DigestRules?
    /// What contractors are paid by.
    package var contracts = ContractRules.none
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
    /// What its posts hand over from shift to shift.
    package let handing: HandoverRules
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
    /// What can be booked.
    package let slots: SlotRules
    /// What stands at the head of what is printed.
    package var letterhead = Letterhead.none
    /// How customers get links to pages of their own; nil where they get none.
    package var customerPages: CustomerPageRules?

    /// The same desk with calendars and procedures of its own: what is published in one store is not known to another.
    var apart: Desk {
        var desk = self
        desk.calendars = calendars.blank()
        desk.texts = texts.blank()
        desk.shelf = shelf.blank()
        desk.sparing = desk.shelf
        return desk
    }

    package var categories: CategoryTree { texts.now.categories }
    package var rounds: RoundRules { texts.now.rounds }

    package var levels: ServiceLevels { told(texts.now.levels) }

    /// Levels with the calendars that hold, and the paperwork that they are not about.
    func told(_ levels: ServiceLevels) -> ServiceLevels {
        var levels = levels
        (levels.calendars, levels.shelf) = (calendars, sparing)
        return levels
    }

    /// In the order in which people look for them.
    package var procedures: [Procedure] { shelf.all }

    /// What customers ask for: kinds that need no form of their own.
    package var demands: [Procedure] { procedures.filter { !$0.isPaperwork } }

    /// The kind of what is taken in before anybody says what it is: the first that desk.yaml names.
    package var usualKind: String { demands.first?.kind ?? "" }

    /// The house's own paperwork: what is no demand of a customer that figures and service levels are about.
    package var paperwork: Set<String> { Set(procedures.filter(\.isPaperwork).map(\.kind)) }

    package func procedure(_ kind: String) -> Procedure? { shelf[kind] }

    /// Those that somebody begins by hand, and does not find begun by another case.
    package var begunByHand: [Procedure] { procedures.filter { !$0.isBegunByCase } }

    /// One that somebody begins by hand.
    ///
    /// - Throws: ``CaseRefusal/unknownKind(_:)`` · ``CaseRefusal/begunByCase(_:)``
    func procedure(byHand kind: String) throws -> Procedure {
        guard let found = procedure(kind) else { throw CaseRefusal.unknownKind(kind) }
        guard !found.isBegunByCase else { throw CaseRefusal.begunByCase(kind) }
        return found
    }

    /// The list that an input chooses from; nil where it is free. A waiting state is one of the declared ones.
    package func choices(_ input: Input, of action: Procedure.Action) -> [Entry]? {
        switch input {
        case .cause: causes
        case .party: parties
        case .outcome: outcomes
        case .body: bodies
        case .channel: channels
        case .kind: begunByHand.map { Entry(key: $0.kind, name: $0.name) }
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

    /// - Throws: ``CaseRefusal/categoryRetired(_:)`` for one that nobody chooses any more.
    func checkOpen(_ category: String?) throws {
        guard let category, categories[category]?.isRetired == true else { return }
        throw CaseRefusal.categoryRetired(category)
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
