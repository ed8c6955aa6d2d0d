import Directory
import Kernel
import Workforce

/// A sample case that goes through a procedure step by step, in memory alone: the engine's own rules, no store.
///
/// Two people of every department take the steps, so that what asks for another person can be taken. A picture is put
/// on the case at each step. Passes, bookings and other cases that a step brings are named and not made; the case that
/// it would have come of stands as each step wants it.
package struct ProcedureTrial: Sendable {
    /// A step that was taken.
    package struct Taken: Sendable {
        package let action: Procedure.Action
        package let from: String
        package let events: [CaseEvent]
        package let after: Case
    }

    /// An action from the stage that it stands in.
    package struct Choice: Sendable {
        package let action: Procedure.Action
        /// What holds it back; nil where it can be taken.
        package let held: (any Refusal)?
    }

    package static let mostSteps = 40

    package let procedure: Procedure
    package let desk: Desk
    package private(set) var item: Case
    /// What came with registering it.
    package let begun: [CaseEvent]
    package private(set) var taken: [Taken] = []
    private let project: Project
    private let start: Instant
    private let people: [Actor]

    /// What joins cases or makes others of them needs more than one.
    private static let beyond: Set<Effect> = [.merge, .unmerge, .split, .reclassify]

    /// Registers the sample.
    ///
    /// - Parameter form: what is filled in when it is registered.
    /// - Throws: ``FormRefusal/formWrong(_:)``
    package init(
        _ procedure: Procedure, _ desk: Desk, in project: Project, form: [String: String], by name: String,
        at now: Instant
    ) throws {
        var desk = desk
        // Whether service levels spare it is said by the text that is tried.
        desk.sparing = ProcedureShelf([procedure])
        (self.procedure, self.desk, self.project, start) = (procedure, desk, project, now)
        let departments = desk.departments.indices.map { ID<Department>(number: Int64($0 + 1)) }
        let rights = [Actor.Grant(rights: Set(Right.allCases), project: nil)]
        people = (Int64(1)...2).map {
            Actor(staff: ID(number: $0), name: name, departments: departments, grants: rights, via: "trial")
        }
        var intake = Intake()
        (intake.desk, intake.kind, intake.channel) = (desk.key, procedure.kind, desk.channels.first?.key ?? "")
        (intake.title, intake.text) = (procedure.name.zh, procedure.name.zh)
        intake.form = try procedure.form.filled(form, asked: procedure.form.intakeFields.map(\.key))
        (item, begun) = procedure.register(
            intake, id: ID(number: 1), place: nil, project: project, desk: desk,
            at: Self.moment(people[0], start, project, desk, step: 0))
    }

    /// Takes an action, as the first of the two people who may.
    ///
    /// - Throws: what ``Procedure/decide(_:on:at:levels:)`` refuses · ``CaseRefusal/unknownWord(field:given:known:)``
    package mutating func take(_ asked: ActRequest) throws {
        guard taken.count < Self.mostSteps else { throw CaseRefusal.tooManyEntries(limit: Self.mostSteps) }
        var act = asked.act
        act.to = asked.to.flatMap { recipient($0) }
        act.agent = people[0].staff
        let pictured = item.applying([.attached(picture)])
        let events = try decide(act, on: pictured)
        guard let action = procedure.action(act.action) else { throw CaseRefusal.unknownAction(act.action) }
        try desk.check(act.only(action.inputs), of: action)
        let after = pictured.applying(events)
        taken.append(Taken(action: action, from: item.stage, events: events, after: after))
        item = after
    }

    /// What can be done with the case as it stands, and what is held back by what.
    package var choices: [Choice] {
        let pictured = item.applying([.attached(picture)])
        let here = procedure.actions.filter { one in
            one.from.contains(item.stage) && Self.beyond.isDisjoint(with: one.does)
        }
        return here.map { one in
            let isOpen = people.contains { procedure.allowed(on: pictured, for: $0).contains { $0.key == one.key } }
            return Choice(action: one, held: isOpen ? nil : refusal(one, pictured))
        }
    }

    /// The files that a step may name.
    package var files: [Attachment] { item.applying([.attached(picture)]).attachments }

    private func refusal(_ action: Procedure.Action, _ item: Case) -> (any Refusal)? {
        do {
            _ = try decide(Act(action.key), on: item)
            return nil
        } catch { return error as? any Refusal }
    }

    private func decide(_ act: Act, on item: Case) throws -> [CaseEvent] {
        var refused: (any Error)?
        for person in people {
            var moment = Self.moment(person, start, project, desk, step: taken.count + 1)
            moment.parentStage = procedure.action(act.action)?.needs.flatMap(\.parentStages).first
            do { return try procedure.decide(act, on: item, at: moment, levels: desk.levels) } catch {
                refused = refused ?? error
            }
        }
        throw refused ?? CaseRefusal.unknownAction(act.action)
    }

    private func recipient(_ name: String) -> Recipient? {
        desk.departments.firstIndex { $0.key == name }.map { .department(ID(number: Int64($0 + 1))) }
    }

    private var picture: Attachment {
        Attachment(
            id: ID(number: Int64(taken.count + 1)), name: "\(taken.count + 1).png", type: "image/png", bytes: 1,
            digest: "", moment: "", by: people[0].staff, at: start)
    }

    /// Identities count on from step to step, so that the same steps make the same case.
    private static func moment(_ actor: Actor, _ now: Instant, _ project: Project, _ desk: Desk, step: Int) -> Moment {
        let counter = TrialCounter(from: Int64(step) * 1000 + 1)
        var moment = Moment(actor: actor, now: now, zone: project.zone, newID: { counter.next() })
        moment.bodies = desk.bodies
        moment.departments = Dictionary(
            uniqueKeysWithValues: desk.departments.enumerated().map { ($1.key, ID(number: Int64($0 + 1))) })
        return moment
    }
}
