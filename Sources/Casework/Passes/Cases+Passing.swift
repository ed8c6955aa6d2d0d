import Directory
import Kernel
import Store
import Workforce

/// A pass that somebody holds out at the gate, with its case.
package struct ShownPass: Sendable {
    package let pass: Pass
    package let item: Case
    package let rule: PassRule
    package let procedure: Procedure
    package let verdict: Pass.Verdict
}

extension Cases {
    /// What a code stands for; nothing is used up by looking.
    ///
    /// - Parameter project: the estate of the gate, by code or ID; nil for any in which `actor` works.
    /// - Throws: ``FormRefusal/unknownPass(_:)`` · ``FormRefusal/passElsewhere(_:)``, also where `actor` has no
    ///   business in its estate · ``DirectoryRefusal/unknownProject(_:)``
    package func pass(_ code: String, at project: String? = nil, by actor: Actor) async throws -> ShownPass {
        try actor.require(.caseWork, .caseRegister)
        return try await store.read { db in
            let gate = try gate(db, project)
            guard let pass = try PassTable.find(db, code: Pass.spelled(code)) else {
                throw FormRefusal.unknownPass(code)
            }
            let shown = try shown(db, pass, at: gate, at: clock.now())
            guard mayPass(shown.item, actor), shown.verdict != .elsewhere else { throw FormRefusal.passElsewhere(code) }
            return shown
        }
    }

    /// The passes of a case, oldest first.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)``
    package func passes(of name: String, for actor: Actor) async throws -> [(pass: Pass, tries: [PassTry])] {
        try await store.read { db in
            let item = try visible(db, name, to: actor)
            let passes = try PassTable.of(db, item.id)
            let tries = passes.isEmpty ? [:] : try PassTable.tries(db, of: item.id)
            return passes.map { ($0, tries[$0.id] ?? []) }
        }
    }

    /// The newest passes of some cases, each with its case.
    ///
    /// - Parameter items: that the asker may see. Those whose procedure issues none are not asked for.
    package func passes(of items: [Case], limit: Int) async throws -> [(pass: Pass, item: Case)] {
        let issuing = items.filter { procedure(of: $0)?.passes.isEmpty == false }
        guard !issuing.isEmpty else { return [] }
        let passes = try await store.read { try PassTable.newest($0, of: issuing.map(\.id), limit: limit) }
        return passes.compactMap { pass in
            issuing.first { $0.id == pass.item }.map { (pass: pass, item: $0) }
        }
    }

    /// Lets somebody through with a pass: it is used once, and what its procedure does at the gate is done. Whatever
    /// comes of it is written down, also that it was refused.
    ///
    /// - Parameters:
    ///   - form: what was filled in at the gate.
    ///   - photo: what was seen there.
    /// - Throws: as ``pass(_:at:by:)`` · ``FormRefusal/passUsedUp(_:)`` · ``FormRefusal/passExpired(_:)`` ·
    ///   ``FormRefusal/passTooEarly(_:)`` · what the action refuses
    package func letThrough(
        _ code: String, at project: String? = nil, form: [String: String] = [:], photo: IncomingFile? = nil,
        request: RequestKey? = nil, by actor: Actor
    ) async throws -> Case {
        try actor.require(.caseWork, .caseRegister)
        let kept = try photo.map { (try FileKind.recognise($0), $0, try store.blobs.put($0.bytes)) }
        let outcome = try await store.write { tx in
            try passage(tx, code, at: project, request, by: actor) { shown in
                let item = try kept.map { try photographed(tx, $0.0, $0.1, $0.2, on: shown.item, by: actor) }
                return try use(tx, shown, on: item ?? shown.item, form: form, by: actor)
            }
        }
        switch outcome {
        case .through(let item): return item
        case .refused(let refusal): throw refusal
        }
    }

    private func passage(
        _ tx: Tx, _ code: String, at project: String?, _ request: RequestKey?, by actor: Actor,
        _ through: (ShownPass) throws -> Case
    ) throws -> Passage {
        let (gate, spelled) = (try gate(tx, project), Pass.spelled(code))
        guard let pass = try PassTable.find(tx, code: spelled) else {
            try PassTable.log(tx, nil, code: spelled, .unknown, by: actor.staff)
            return .refused(.unknownPass(code))
        }
        if let request, let done: Case = try tx.answer(to: request, actor: actor.staff.number) { return .through(done) }
        let shown = try shown(tx, pass, at: gate, at: tx.now)
        let verdict = mayPass(shown.item, actor) ? shown.verdict : .elsewhere
        try PassTable.log(tx, pass, code: spelled, verdict, by: actor.staff)
        let zone = try self.project(tx, pass.project).zone
        if let refusal = verdict.refusal(pass, code, zone) { return .refused(refusal) }
        return .through(try tx.once(request, actor: actor.staff.number) { try through(shown) })
    }

    private enum Passage: Sendable { case through(Case), refused(FormRefusal) }

    private func mayPass(_ item: Case, _ actor: Actor) -> Bool {
        actor.may(.caseWork, on: item) || actor.may(.caseRegister, on: item)
    }

    private func gate(_ db: DB, _ name: String?) throws -> ID<Project>? {
        guard let name, !name.isEmpty else { return nil }
        let all = try ProjectTable.all(db)
        guard let found = all.first(where: { $0.isCalled(name) }) else {
            throw DirectoryRefusal.unknownProject(name)
        }
        return found.id
    }

    private func shown(_ db: DB, _ pass: Pass, at gate: ID<Project>?, at now: Instant) throws -> ShownPass {
        guard let item = try CaseTable.find(db, pass.item) else { throw FormRefusal.unknownPass(pass.code) }
        let procedure = try rules(of: item).procedure
        guard let rule = procedure.passes.first(where: { $0.key == pass.key }) else {
            throw FormRefusal.unknownPass(pass.code)
        }
        let verdict = pass.verdict(at: now, in: gate)
        return ShownPass(pass: pass, item: item, rule: rule, procedure: procedure, verdict: verdict)
    }

    private func photographed(
        _ tx: Tx, _ kind: FileKind, _ file: IncomingFile, _ digest: String, on item: Case, by actor: Actor
    ) throws -> Case {
        guard item.attachments.count < 40 else { throw CaseRefusal.tooManyFiles(limit: 40) }
        let attachment = Attachment(
            id: tx.newID(), name: file.shortName, type: kind.type, bytes: file.bytes.count, digest: digest,
            moment: "", by: actor.staff, at: tx.now)
        let deed = Deed(act: "attach", words: file.shortName, actor: actor, now: tx.now)
        return try commit(tx, [.attached(attachment)], to: item, deed, in: try project(tx, item.project))
    }

    private func use(
        _ tx: Tx, _ shown: ShownPass, on item: Case, form: [String: String], by actor: Actor
    ) throws -> Case {
        var act = Act(shown.rule.action)
        act.form = form
        let result = try take(
            tx, act, on: item, by: actor, more: [.passShown(shown.pass.id, key: shown.pass.key)])
        try PassTable.use(tx, shown.pass)
        return result
    }
}
