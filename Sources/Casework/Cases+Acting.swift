import Directory
import Kernel
import Store
import Workforce

/// An action as asked for from outside: names instead of things.
package struct ActRequest: Sendable {
    package var act: Act
    /// A user name, an ID of staff, a key or an ID of a department.
    package var to: String?
    package var agent: String?
    /// Number or ID of the case to merge into.
    package var into: String?
    package var kind: String?
    package var category: String?
    /// A code or an ID.
    package var place: String?
    /// A drawn signature: a PNG in base 64.
    package var picture: String?
    /// Files that come with it, for fields of the form.
    package var brought: [BroughtFile] = []
    package var parts: [(title: String?, text: String, kind: String?, category: String?)] = []

    package init(_ action: String) { act = Act(action) }
}

extension Cases {
    /// Takes an action on a case.
    ///
    /// - Parameters:
    ///   - version: what the actor saw; nil where they do not say.
    ///   - gate: what has to hold still where the act is written.
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``CaseRefusal/stale(current:)`` ·
    ///   ``CaseRefusal/unknownRecipient(_:)`` · what `gate` throws ·
    ///   what ``Procedure/decide(_:on:at:levels:)`` refuses · ``CaseRefusal/unknownWord(field:given:known:)``
    package func act(
        _ asked: ActRequest, on name: String, version: Int? = nil, request: RequestKey? = nil, by actor: Actor,
        gate: @escaping @Sendable (Tx) throws -> Void = { _ in }
    ) async throws -> Case {
        let drawn = try await keepPicture(asked.picture, on: name, for: actor)
        let kept = try await keep(asked, on: name, for: actor)
        let result = try await store.write { tx in
            try gate(tx)
            return try tx.once(request, actor: actor.staff.number) {
                var (item, asked) = (try visible(tx, name, to: actor), asked)
                if let version, version != item.version { throw CaseRefusal.stale(current: item.version) }
                item = try put(tx, try known(kept, asked, on: item, by: actor), on: item, for: &asked, by: actor)
                var act = try resolve(tx, asked, for: item, by: actor)
                act.site.picture = try drawn.map { try picture($0, tx, on: item, by: actor) }
                return try take(tx, act, on: item, by: actor)
            }
        }
        // Counted and kept; whoever waits at the door is told now.
        let action = try rules(of: result).procedure.action(asked.act.action)
        try result.checkArrival(asked.act, by: actor, action)
        return result
    }

    /// - Parameter more: what happened with it and is written in the same entry.
    func take(_ tx: Tx, _ act: Act, on item: Case, by actor: Actor, more: [CaseEvent] = []) throws -> Case {
        let project = try project(tx, item.project)
        try learnProcedures(tx, for: item)
        let (desk, procedure) = try rules(of: item)
        try learnCalendars(tx, of: item.desk, for: item.promises)
        var moment = try moment(tx, of: item, in: desk, project, for: actor)
        (moment.door, moment.bodies) = (desk.dispatch.door?.code(for: item.kind), desk.bodies)
        moment.departments = try departments(tx, procedure.action(act.action))
        moment.trades = try Self.trades(tx, of: item.tasks, for: actor)
        try count(tx, item, procedure.action(act.action), into: &moment)
        var events = try procedure.decide(act, on: item, at: moment, levels: desk.levels)
        let isUnmerged = events.contains(.unmerged)
        if isUnmerged, let left = try leftBehind(tx, by: item, for: actor) { events.append(.leftBehind(left)) }
        guard let action = procedure.action(act.action) else { throw CaseRefusal.unknownAction(act.action) }
        let act = act.only(action.inputs)
        try desk.check(act, of: action)
        let spoken = actor.guest != nil || ["answer", "chase", "confirm"].contains(act.action)
        if action.does.contains(.answer) { events = try answering(tx, act, on: item, events) }
        events = try bringing(tx, events, action, on: item, by: actor, in: project) + more
        if actor.guest != nil { events += item.applying(events).spokenTo(at: moment, desk.levels) }
        let deed = Deed(
            act: missesDoor(events) ? "door-code" : act.action, audience: spoken ? .customer : .inside,
            words: act.words(of: action) ?? "", actor: actor, now: moment.now)
        let result = try heed(tx, try commit(tx, events, to: item, deed, in: project), since: item, in: project)
        if let target = act.into { try absorb(tx, item, into: target, by: deed, in: project) }
        if isUnmerged { try released(tx, item, as: result, by: deed, in: project) }
        try answerTie(tx, action, of: result, by: actor)
        try spinOff(tx, act.parts, of: result, by: actor, in: project)
        return try telling(tx, action, of: result, by: actor, in: project)
    }

    private func missesDoor(_ events: [CaseEvent]) -> Bool {
        events.contains { if case .doorMissed = $0 { true } else { false } }
    }

    /// What is open elsewhere, where an action asks that nothing is: what rounds found where the case is, and what
    /// split off from it; and how the case stands that it came of.
    func count(_ db: DB, _ item: Case, _ action: Procedure.Action?, into moment: inout Moment) throws {
        let needs = action?.needs ?? []
        if let place = item.place, needs.contains(.noOpenFindings) { moment.openFindings = try findings(db, place) }
        moment.parentStage = try parentStage(db, of: item, needs)
        guard needs.contains(.subCasesDone) else { return }
        let parts = try TimelineTable.parts(db, of: item.id)
        moment.openSubCases = try parts.count { try CaseTable.find(db, $0).map { !$0.phase.isOver } ?? false }
    }

    /// What an answer brings about now: where it leaves by itself nothing yet.
    private func answering(_ tx: Tx, _ act: Act, on item: Case, _ events: [CaseEvent]) throws -> [CaseEvent] {
        if let leaving = try leaving(tx, act, on: item, mustLeave: true) { return leaving }
        return events + [.conveyed(by: try channel(act.channel, on: item))]
    }

    /// Now, for a rule about a case that is there.
    func moment(_ db: DB, of item: Case, in desk: Desk, _ project: Project, for actor: Actor) throws -> Moment {
        let agent = item.agent == actor.staff ? nil : try StaffTable.find(db, item.agent)
        return moment(actor, in: project, agentName: agent?.name, about: try subject(db, of: item, in: desk))
    }

    private func absorb(_ tx: Tx, _ item: Case, into target: Case, by deed: Deed, in project: Project) throws {
        let note = Deed(act: "absorb", words: "\(item.number) \(item.title)", actor: deed.actor, now: deed.now)
        _ = try commit(tx, [.absorbed(item.id)], to: target, note, in: project)
    }

    /// The parts of a split case are cases of their own; customer, place and channel go with them.
    private func spinOff(_ tx: Tx, _ parts: [Act.Part], of item: Case, by actor: Actor, in project: Project) throws {
        for part in parts {
            var intake = Intake()
            intake.desk = item.desk
            intake.kind = part.kind ?? item.kind
            intake.category = part.category ?? item.category
            intake.channel = item.channel
            intake.reporter = item.reporter
            intake.placeText = item.placeText
            intake.title = part.title.isEmpty ? nil : part.title
            intake.text = part.text
            guard let desk = desks[intake.desk] else { throw CaseRefusal.unknownDesk(intake.desk) }
            let procedure = try desk.procedure(byHand: intake.kind)
            let place = try item.place.flatMap { try PlaceTable.find(tx, $0) }
            intake.place = place?.code
            try intake.check(against: procedure, of: desk, at: tx.now)
            try intake.checkPlace(of: procedure)
            let about = try subject(tx, of: item, in: desk)
            let context = IntakeContext(
                project: project, place: place, intake: intake, tags: about.tags,
                path: about.path)
            let new = newCase(context, desk, procedure, id: part.id, splitFrom: item.id, by: actor)
            _ = try add(tx, new, procedure, desk)
        }
    }

    /// Names → things.
    private func resolve(_ tx: Tx, _ asked: ActRequest, for item: Case, by actor: Actor) throws -> Act {
        var act = asked.act
        if let to = asked.to?.trimmed, !to.isEmpty { act.to = try recipient(tx, to, for: item) }
        if let agent = asked.agent?.trimmed, !agent.isEmpty {
            guard case .staff(let id) = try recipient(tx, agent, for: item) else {
                throw CaseRefusal.unknownRecipient(agent)
            }
            act.agent = id
        }
        if let into = asked.into?.trimmed, !into.isEmpty {
            act.into = try target(tx, into, of: try rules(of: item).procedure.action(act.action), for: item, by: actor)
        }
        if try rules(of: item).procedure.action(act.action)?.does.contains(.reclassify) == true {
            act.correction = try correction(tx, asked, of: item)
        }
        act.form = try placed(tx, act.form, of: try rules(of: item).procedure.form, in: item.project)
        guard asked.parts.count <= 20 else { throw CaseRefusal.tooLong(field: "parts", limit: 20) }
        act.parts = asked.parts.map {
            .init(id: tx.newID(), title: $0.title ?? "", text: $0.text, kind: $0.kind, category: $0.category)
        }
        return act
    }

    /// A person by user name or ID, a department by key, name or ID, whose turn it is in a department by `next:` and
    /// its key.
    private func recipient(_ db: Tx, _ name: String, for item: Case) throws -> Recipient {
        let staff = try StaffTable.find(db, user: name) ?? ID<Staff>(name).flatMap { try StaffTable.find(db, $0) }
        if let staff, staff.isActive { return .staff(staff.id) }
        let isTurn = name.hasPrefix("next:")
        let prefix = isTurn ? "next:" : name.hasPrefix("department:") ? "department:" : ""
        let key = String(name.dropFirst(prefix.count))
        let department = try StaffTable.departments(db).first {
            $0.key == key || $0.id.description == key || $0.name.zh == key
        }
        guard let department else { throw CaseRefusal.unknownRecipient(name) }
        guard isTurn else { return .department(department.id) }
        guard let next = try nextInTurn(db, of: department.id, for: item) else {
            throw CaseRefusal.nobodyOnDuty(department.key)
        }
        return .staff(next)
    }

    /// What `actor` may do with a case now.
    package func allowed(on item: Case, for actor: Actor) throws -> [Procedure.Action] {
        try rules(of: item).procedure.allowed(on: item, for: actor)
    }
}
