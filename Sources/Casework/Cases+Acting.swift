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
        try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let item = try visible(tx, name, to: actor)
                if let version, version != item.version { throw CaseRefusal.stale(current: item.version) }
                let act = try resolve(tx, asked, for: item, by: actor)
                return try take(tx, act, on: item, by: actor)
            }
        }
    }

    private func take(_ tx: Tx, _ act: Act, on item: Case, by actor: Actor) throws -> Case {
        let project = try project(tx, item.project)
        let (desk, procedure) = try rules(of: item)
        try learnCalendars(tx, of: item.desk, for: item.promises)
        let agent = item.agent == actor.staff ? nil : try StaffTable.find(tx, item.agent)
        let moment = moment(
            actor, in: project, agentName: agent?.name, about: try subject(tx, of: item, in: desk))
        let events = try procedure.decide(act, on: item, at: moment, levels: desk.levels)
        guard let action = procedure.action(act.action) else { throw CaseRefusal.unknownAction(act.action) }
        let act = act.only(action.inputs)
        try desk.check(act, of: action)
        let spoken = ["answer", "chase", "confirm"].contains(act.action)
        let deed = Deed(
            act: act.action, audience: spoken ? .customer : .inside, words: act.words(of: action) ?? "", actor: actor,
            now: moment.now)
        let result = try commit(tx, events, to: item, deed, in: project)
        if let target = act.into { try absorb(tx, item, into: target, by: deed, in: project) }
        try spinOff(tx, act.parts, of: result, by: actor, in: project)
        return result
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
            let context = IntakeContext(
                project: project, place: place, intake: intake, tags: try subject(tx, of: item, in: desk).tags)
            let new = newCase(context, desk, procedure, id: part.id, splitFrom: item.id, by: actor)
            _ = try add(tx, new, procedure, desk)
        }
    }

    /// Names → things.
    private func resolve(_ tx: Tx, _ asked: ActRequest, for item: Case, by actor: Actor) throws -> Act {
        var act = asked.act
        if let to = asked.to?.trimmed, !to.isEmpty { act.to = try recipient(tx, to) }
        if let agent = asked.agent?.trimmed, !agent.isEmpty {
            guard case .staff(let id) = try recipient(tx, agent) else { throw CaseRefusal.unknownRecipient(agent) }
            act.agent = id
        }
        if let into = asked.into?.trimmed, !into.isEmpty {
            let target = try visible(tx, into, to: actor)
            guard target.id != item.id else { throw CaseRefusal.mergeIntoItself }
            guard target.project == item.project else { throw CaseRefusal.mergeAcrossProjects }
            guard !target.phase.isOver else { throw CaseRefusal.mergeNeedsAnOpenCase }
            act.into = target
        }
        guard asked.parts.count <= 20 else { throw CaseRefusal.tooLong(field: "parts", limit: 20) }
        act.parts = asked.parts.map {
            .init(id: tx.newID(), title: $0.title ?? "", text: $0.text, kind: $0.kind, category: $0.category)
        }
        return act
    }

    /// A person by user name or ID, a department by key, name or ID.
    private func recipient(_ db: DB, _ name: String) throws -> Recipient {
        let staff = try StaffTable.find(db, user: name) ?? ID<Staff>(name).flatMap { try StaffTable.find(db, $0) }
        if let staff, staff.isActive { return .staff(staff.id) }
        let key = name.hasPrefix("department:") ? String(name.dropFirst("department:".count)) : name
        let department = try StaffTable.departments(db).first {
            $0.key == key || $0.id.description == key || $0.name.zh == key
        }
        guard let department else { throw CaseRefusal.unknownRecipient(name) }
        return .department(department.id)
    }

    /// What `actor` may do with a case now.
    package func allowed(on item: Case, for actor: Actor) throws -> [Procedure.Action] {
        try rules(of: item).procedure.allowed(on: item, for: actor)
    }
}
