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
    package var parts: [(title: String?, text: String, kind: String?, category: String?)] = []

    package init(_ action: String) { act = Act(action) }
}

extension Cases {
    /// Takes an action on a case.
    ///
    /// - Parameter version: what the actor saw; nil where they do not say.
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``CaseRefusal/stale(current:)`` ·
    ///   ``CaseRefusal/unknownRecipient(_:)`` ·
    ///   what ``Procedure/decide(_:on:at:levels:)`` refuses · ``CaseRefusal/unknownWord(field:given:known:)``
    package func act(
        _ asked: ActRequest, on name: String, version: Int? = nil, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Case {
        let drawn = try await keepPicture(asked.picture, on: name, for: actor)
        let result = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let item = try visible(tx, name, to: actor)
                if let version, version != item.version { throw CaseRefusal.stale(current: item.version) }
                var act = try resolve(tx, asked, for: item, by: actor)
                act.site.picture = try drawn.map { try picture($0, tx, on: item, by: actor) }
                return try take(tx, act, on: item, by: actor)
            }
        }
        // Counted and kept; whoever waits at the door is told now.
        let action = try rules(of: result).procedure.action(asked.act.action)
        try result.checkArrival(asked.act.site.code, by: actor, action)
        return result
    }

    func take(_ tx: Tx, _ act: Act, on item: Case, by actor: Actor) throws -> Case {
        let project = try project(tx, item.project)
        let (desk, procedure) = try rules(of: item)
        try learnCalendars(tx, of: item.desk, for: item.promises)
        var moment = try moment(tx, of: item, in: desk, project, for: actor)
        (moment.door, moment.bodies) = (desk.dispatch.door?.code(for: item.kind), desk.bodies)
        var events = try procedure.decide(act, on: item, at: moment, levels: desk.levels)
        let isUnmerged = events.contains(.unmerged)
        if isUnmerged, let left = try leftBehind(tx, by: item) { events.append(.leftBehind(left)) }
        guard let action = procedure.action(act.action) else { throw CaseRefusal.unknownAction(act.action) }
        let act = act.only(action.inputs)
        try desk.check(act, of: action)
        let spoken = ["answer", "chase", "confirm"].contains(act.action)
        let isMissed = events.contains { if case .doorMissed = $0 { true } else { false } }
        if action.does.contains(.answer) { events = try answering(tx, act, on: item, events) }
        let deed = Deed(
            act: isMissed ? "door-code" : act.action, audience: spoken ? .customer : .inside,
            words: act.words(of: action) ?? "", actor: actor, now: moment.now)
        let result = try heed(tx, try commit(tx, events, to: item, deed, in: project), since: item, in: project)
        if let target = act.into { try absorb(tx, item, into: target, by: deed, in: project) }
        if isUnmerged { try released(tx, item, as: result, by: deed, in: project) }
        try spinOff(tx, act.parts, of: result, by: actor, in: project)
        return result
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
            guard let procedure = desk.procedure(intake.kind) else { throw CaseRefusal.unknownKind(intake.kind) }
            try intake.check(against: procedure, of: desk, at: tx.now)
            let place = try item.place.flatMap { try PlaceTable.find(tx, $0) }
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
            let target = try visible(tx, into, to: actor)
            guard target.id != item.id else { throw CaseRefusal.mergeIntoItself }
            guard target.project == item.project else { throw CaseRefusal.mergeAcrossProjects }
            guard !target.phase.isOver else { throw CaseRefusal.mergeNeedsAnOpenCase }
            act.into = target
        }
        if try rules(of: item).procedure.action(act.action)?.does.contains(.reclassify) == true {
            act.correction = try correction(tx, asked, of: item)
        }
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
