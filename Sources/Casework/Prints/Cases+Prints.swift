import Directory
import Kernel
import Store
import Workforce

/// A paper of a case with everything that stands on it.
package struct CasePrint: Sendable {
    package let item: Case
    package let procedure: Procedure
    package let form: PrintForm
    /// How often it was put on paper; more than one is a reprint.
    package let printing: Int
    /// The pass whose code it carries.
    package let pass: Pass?
    package let project: Project
    package let sender: Letterhead.Sender?
}

extension Cases {
    /// The act of putting a paper on paper, as the timeline names it: `print:permit`.
    package static let formPrinting = "print:"

    /// The papers of a case that can be printed at its stage, in the order of its procedure.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)``
    package func prints(of name: String, for actor: Actor) async throws -> [CasePrint] {
        try await store.read { db in
            let item = try visible(db, name, to: actor)
            return try rules(of: item).procedure.prints.compactMap { form in
                do { return try paper(db, form.key, of: item, at: clock.now()) } catch is PrintRefusal { return nil }
            }
        }
    }

    /// A paper of a case, to be looked at: whoever reads the case reads it.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``PrintRefusal/unknownPrint(_:)`` ·
    ///   ``PrintRefusal/printNotNow(_:)`` · ``PrintRefusal/printNeedsPass(_:)``
    package func paper(_ key: String, of name: String, for actor: Actor) async throws -> CasePrint {
        try await store.read { db in try paper(db, key, of: try visible(db, name, to: actor), at: clock.now()) }
    }

    /// Counts a printing of a paper on the case's timeline.
    ///
    /// - Throws: as ``paper(_:of:for:)`` · ``WorkforceRefusal/notAllowed(_:)``
    package func countPrinting(
        _ key: String, of name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> CasePrint {
        try await store.write { tx in
            let item = try visible(tx, name, to: actor)
            try actor.require(.caseRegister, .caseFollow, .caseWork, .caseConfirm, on: item)
            let shown = try paper(tx, key, of: item, at: tx.now)
            _ = try tx.once(request, actor: actor.staff.number) {
                let words = "\(shown.printing + 1)"
                let deed = Deed(act: Self.formPrinting + key, words: words, actor: actor, now: tx.now)
                return try commit(tx, [], to: item, deed, in: shown.project).version
            }
            return try paper(tx, key, of: try visible(tx, name, to: actor), at: tx.now)
        }
    }

    func paper(_ db: DB, _ key: String, of item: Case, at now: Instant) throws -> CasePrint {
        let (desk, procedure) = try rules(of: item)
        guard let form = procedure.prints.first(where: { $0.key == key }) else {
            throw PrintRefusal.unknownPrint(key)
        }
        guard form.from.contains(item.stage) else { throw PrintRefusal.printNotNow(form.name.zh) }
        let pass = try form.pass.flatMap { key in
            try PassTable.of(db, item.id).last { $0.key == key && !$0.verdict(at: now, in: nil).isOver }
        }
        guard form.pass == nil || pass != nil else { throw PrintRefusal.printNeedsPass(form.name.zh) }
        let project = try project(db, item.project)
        return CasePrint(
            item: item, procedure: procedure, form: form,
            printing: try TimelineTable.count(db, of: item.id, act: Self.formPrinting + key), pass: pass,
            project: project, sender: desk.letterhead.sender(for: project.code))
    }
}
