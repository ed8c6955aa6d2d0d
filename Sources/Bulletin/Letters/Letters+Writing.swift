import Casework
import Directory
import Kernel
import Store
import Workforce

extension Letters {
    /// Registers a letter. One that answers another settles it.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` · what
    ///   ``edit(_:_:version:request:by:)`` throws
    package func write(
        _ draft: LetterDraft, request: RequestKey? = nil, by actor: Actor
    ) async throws -> LetterSheet {
        try actor.require(.letterWrite)
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let project = try actor.home(tx, draft.project, .letterWrite)
                var one = Letter(
                    id: tx.newID(), number: "", project: project.id, direction: draft.direction, by: actor.staff,
                    madeAt: tx.now, content: try draft.content(on: project.zone.day(of: tx.now)))
                try fill(tx, &one, draft, in: project)
                one = one.numbered(try Counters.number(tx, "L", of: "letter", in: project.zone))
                try LetterTable.insert(tx, one)
                try keep(tx, one, "write", by: actor)
                try settle(tx, one.answers, by: one.number, actor)
                return one.number
            }
        }
        return try await sheet(number, for: actor)
    }

    /// Writes its line anew; what it said before is kept. It stays one that came in, or went out.
    ///
    /// - Parameter version: the one that whoever writes has seen; nil: whichever is the newest.
    /// - Throws: ``LetterRefusal/unknownLetter(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``LetterRefusal/letterChanged`` · ``LetterRefusal/letterNotNow`` · what ``LetterDraft`` lacks ·
    ///   ``LetterRefusal/letterOwner(_:)`` · ``LetterRefusal/answersNothing(_:)``
    package func edit(
        _ name: String, _ draft: LetterDraft, version: Int?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> LetterSheet {
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let old = try changeable(tx, name, version, by: actor)
                guard old.settled != .struck else { throw LetterRefusal.letterNotNow }
                var (one, draft) = (old, draft)
                draft.direction = one.direction
                let project = try project(tx, one.project)
                one.content = try draft.content(on: project.zone.day(of: tx.now))
                try fill(tx, &one, draft, in: project)
                one.version += 1
                try LetterTable.update(tx, one)
                try keep(tx, one, "edit", by: actor)
                guard one.answers != old.answers else { return one.number }
                try unsettle(tx, old.answers, by: one.number, actor)
                try settle(tx, one.answers, by: one.number, actor)
                return one.number
            }
        }
        return try await sheet(number, for: actor)
    }

    /// - Parameter version: the one that whoever acts has seen; nil: whichever is the newest.
    /// - Throws: ``LetterRefusal/unknownLetter(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``LetterRefusal/letterChanged`` · ``LetterRefusal/letterNotNow`` · what ``LetterAct`` lacks
    package func act(
        _ act: LetterAct, on name: String, version: Int? = nil, request: RequestKey? = nil, by actor: Actor
    ) async throws -> LetterSheet {
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                var one = try changeable(tx, name, version, by: actor)
                guard one.allowed.contains(act.name) else { throw LetterRefusal.letterNotNow }
                let words = try act.checkedWords()
                let wasStruck = one.settled == .struck
                (one.settled, one.version) = (act.settles, one.version + 1)
                try LetterTable.update(tx, one)
                try keep(tx, one, act.name.rawValue, words, by: actor)
                if one.settled == .struck { try unsettle(tx, one.answers, by: one.number, actor) }
                if wasStruck { try settle(tx, one.answers, by: one.number, actor) }
                return one.number
            }
        }
        return try await sheet(number, for: actor)
    }

    func changeable(_ db: DB, _ name: String, _ version: Int?, by actor: Actor) throws -> Letter {
        let one = try known(db, name, actor)
        try actor.require(.letterWrite, in: one.project)
        if let version, version != one.version { throw LetterRefusal.letterChanged }
        return one
    }

    func keep(_ tx: Tx, _ one: Letter, _ act: String, _ words: String = "", by actor: Actor) throws {
        try LetterVersionTable.keep(tx, one, act, words, by: actor)
        try Audit.append(tx, actor: actor.staff.number, act: "letter.\(act)", subject: one.number)
        tx.tell(LiveNote(topic: "alert", project: one.project.number, subject: "", version: 0))
    }

    private func fill(_ db: DB, _ one: inout Letter, _ draft: LetterDraft, in project: Project) throws {
        one.owner = try owner(db, draft.owner.trimmed, in: project)
        let answers = draft.answers.trimmed
        guard !answers.isEmpty else { return one.answers = nil }
        guard one.direction == .out, let found = try LetterTable.find(db, named: answers), found.direction == .in,
            found.project == project.id, found.settled != .struck
        else { throw LetterRefusal.answersNothing(answers) }
        one.answers = found.id
    }

    /// Somebody who may keep letters there.
    private func owner(_ db: DB, _ user: String, in project: Project) throws -> ID<Staff>? {
        guard !user.isEmpty else { return nil }
        let found = try StaffTable.holder(db, user, of: .letterWrite, in: project.id)
        guard let found else { throw LetterRefusal.letterOwner(user) }
        return found
    }

    /// A letter that came in is answered by the one with that number.
    private func settle(_ tx: Tx, _ id: ID<Letter>?, by number: String, _ actor: Actor) throws {
        guard let id, var one = try LetterTable.find(tx, id), one.settled == .none else { return }
        (one.settled, one.version) = (.answered, one.version + 1)
        try LetterTable.update(tx, one)
        try keep(tx, one, "answer", number, by: actor)
    }

    /// It waits for its answer again, where nothing else answers it.
    private func unsettle(_ tx: Tx, _ id: ID<Letter>?, by number: String, _ actor: Actor) throws {
        guard let id, var one = try LetterTable.find(tx, id), one.settled == .answered,
            try LetterTable.answers(tx, to: id).isEmpty
        else { return }
        (one.settled, one.version) = (.none, one.version + 1)
        try LetterTable.update(tx, one)
        try keep(tx, one, "reopen", number, by: actor)
    }
}
