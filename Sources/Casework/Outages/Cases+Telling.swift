import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// Whoever announces outages changes them; whoever speaks with customers tells them. Where one case is told, a post
    /// for a part of the project is enough: whether the case is in that part is asked when it is known.
    func mayTake(_ name: OutageAct.Name, on outage: Outage, _ actor: Actor) -> Bool {
        let isOfOneCase = name == .answer || name == .untie
        return rights(for: name).contains {
            isOfOneCase ? actor.reaches($0, in: outage.project) : actor.may($0, in: outage.project)
        }
    }

    private func rights(for name: OutageAct.Name) -> [Right] {
        switch name {
        case .move, .reword, .notice, .end: [.caseDispatch]
        case .answer, .untie: [.caseRegister, .caseFollow]
        case .news: [.caseFollow]
        }
    }

    /// - Throws: ``CaseRefusal/unknownOutage(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``CaseRefusal/notAllowedNow(action:allowed:)`` · ``CaseRefusal/fieldMissing(_:)`` ·
    ///   ``CaseRefusal/tooLong(field:limit:)`` · ``CaseRefusal/endBeforeStart`` · ``CaseRefusal/unknownCase(_:)`` ·
    ///   ``CaseRefusal/mergeAcrossProjects``
    package func act(
        _ act: OutageAct, onOutage name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> OutageFile {
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let outage = try knownOutage(tx, name, by: actor)
                guard mayTake(act.name, on: outage, actor) else {
                    throw WorkforceRefusal.notAllowed(rights(for: act.name)[0])
                }
                let allowed = outage.allowed(at: tx.now)
                guard allowed.contains(act.name) else {
                    throw CaseRefusal.notAllowedNow(action: act.name.rawValue, allowed: allowed.map(\.rawValue))
                }
                try act.check()
                try take(tx, act, on: outage, by: actor)
                return outage.number
            }
        }
        return try await self.outage(number, for: actor)
    }

    private func take(_ tx: Tx, _ act: OutageAct, on old: Outage, by actor: Actor) throws {
        var outage = old
        outage.version += 1
        switch act {
        case .move(let until, _):
            if let until {
                guard Instant.sayable.contains(until) else { throw CaseRefusal.dateOutOfRange(field: "until") }
                guard until > outage.from else { throw CaseRefusal.endBeforeStart }
            }
            outage.until = until
        case .reword(let sentence): outage.sentence = sentence.trimmed
        case .answer(let name):
            let item = try itemAsked(tx, name, about: old, by: actor)
            _ = try tell(tx, item, of: old, in: try project(tx, old.project), words: nil, by: actor)
        case .untie(let name):
            let item = try itemAsked(tx, name, about: old, by: actor)
            if try OutageEntryTable.isTied(tx, item.id, to: old.id) {
                try OutageEntryTable.tie(tx, item.id, to: old.id, isTied: false)
                _ = try mark(tx, item, "outage-over", old, by: actor)
            }
        case .news(let text, let channel):
            let home = try project(tx, old.project)
            try spread(tx, text, through: channel, to: .outage(old.id), of: old.desk, in: home, by: actor)
        case .notice(let notice): outage.notice = notice
        case .end: outage.endedAt = tx.now
        }
        try OutageTable.update(tx, outage)
        if act.name != .answer { try note(tx, outage, act.name.rawValue, act.words, by: actor) }
    }

    private func itemAsked(_ db: DB, _ name: String, about outage: Outage, by actor: Actor) throws -> Case {
        let item = try visible(db, name, to: actor)
        guard item.project == outage.project else { throw CaseRefusal.mergeAcrossProjects }
        try actor.require(.caseRegister, .caseFollow, on: item)
        return item
    }

    /// Tells the customer of a case about an outage, in its own sentence or in `words`, and ties the two.
    ///
    /// Where the case's procedure lets the actor answer it now, it is answered and closed with that; else the customer
    /// is answered, and the case goes on.
    func tell(
        _ tx: Tx, _ item: Case, of outage: Outage, in project: Project, words: String?, by actor: Actor
    ) throws -> Case {
        let given = words?.trimmed ?? ""
        let said = given.isEmpty ? outageRules(of: outage).said(of: outage, at: tx.now, in: project) : given
        try OutageEntryTable.tie(tx, item.id, to: outage.id, isTied: true)
        try note(tx, outage, OutageAct.Name.answer.rawValue, item.number, by: actor)
        let item = try mark(tx, item, "outage", outage, by: actor)
        let (desk, procedure) = try rules(of: item)
        if procedure.allowed(on: item, for: actor).contains(where: { $0.key == "answer" }) {
            var act = Act("answer")
            act.solution = said
            let moment = moment(actor, in: project)
            let events = try procedure.decide(act, on: item, at: moment, levels: desk.levels)
            let deed = Deed(act: act.action, audience: .customer, words: said, actor: actor, now: moment.now)
            return try commit(tx, try leaving(tx, act, on: item) ?? events, to: item, deed, in: project)
        }
        return try say(tx, said, to: item, in: project, by: actor)
    }

    private func mark(_ tx: Tx, _ item: Case, _ act: String, _ outage: Outage, by actor: Actor) throws -> Case {
        let name = outageRules(of: outage).kind(outage.kind)?.name.zh ?? outage.kind
        let deed = Deed(act: act, words: "\(outage.number) \(name)", actor: actor, now: tx.now)
        return try commit(tx, [], to: item, deed, in: try project(tx, item.project))
    }
}
