import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// Takes a demand in: case, promises, timeline, search, outbox in one transaction.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/unknownDesk(_:)`` ·
    ///   ``CaseRefusal/unknownKind(_:)`` · ``CaseRefusal/begunByCase(_:)`` · what ``Intake`` refuses ·
    ///   ``DirectoryRefusal/unknownProject(_:)`` ·
    ///   ``DirectoryRefusal/unknownPlace(_:)`` · ``DirectoryRefusal/unknownPerson(_:)`` ·
    ///   ``CaseRefusal/unknownOutage(_:)`` · ``CaseRefusal/mergeAcrossProjects`` ·
    ///   what recording an outside body refuses
    package func register(_ intake: Intake, request: RequestKey? = nil, by actor: Actor) async throws -> Case {
        try actor.require(.caseRegister)
        let (asked, outage) = try await asking(intake, by: actor)
        let desk = try desk(asked.desk)
        let intake = asked.on(desk)
        let procedure = try desk.procedure(byHand: intake.kind)
        try intake.check(against: procedure, of: desk, at: clock.now())
        try intake.checkPlace(of: procedure)
        try desk.checkOpen(intake.category)
        // Whom and where it is about is looked up beside the writing thread: nothing of it is ever deleted.
        let context = try await store.read { try self.context($0, intake, procedure, for: actor) }
        let new = newCase(context, desk, procedure, by: actor)
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let item = try arrive(tx, try add(tx, new, procedure, desk), from: intake.outside, by: actor)
                guard let outage else { return item }
                return try tell(tx, item, of: outage, in: context.project, words: intake.answer, by: actor)
            }
        }
    }

    /// What an intake names, with its form checked and in one spelling.
    func context(
        _ db: DB, _ intake: Intake, _ procedure: Procedure, for actor: Actor
    ) throws -> IntakeContext {
        let context = try resolve(db, intake, for: actor)
        return context.with(try formed(db, context.intake, procedure, in: context.project.id))
    }

    /// What names in an intake stand for.
    struct IntakeContext: Sendable {
        let project: Project
        let place: Place?
        let intake: Intake
        let tags: Set<String>
        /// As ``CaseSubject/path``.
        let path: [ID<Place>]

        func with(_ intake: Intake) -> IntakeContext {
            IntakeContext(project: project, place: place, intake: intake, tags: tags, path: path)
        }

        var subject: CaseSubject {
            var subject = CaseSubject(place: place?.code ?? "", tags: tags)
            subject.path = path
            return subject
        }
    }

    /// Decides what an intake becomes. Nothing of it needs the store, so the writing thread is spared it.
    func newCase(
        _ context: IntakeContext, _ desk: Desk, _ procedure: Procedure, id: ID<Case>? = nil,
        splitFrom: ID<Case>? = nil, by actor: Actor
    ) -> NewCase {
        let (intake, moment) = (context.intake, moment(actor, in: context.project, about: context.subject))
        let (item, events) = procedure.register(
            intake, id: id ?? store.ids.make(), place: context.place, project: context.project, desk: desk,
            splitFrom: splitFrom, at: moment)
        let deed = Deed(act: "register", audience: .customer, words: intake.text, actor: actor, now: moment.now)
        return NewCase(
            item, building: context.place?.building ?? "", events, deed, moment, in: context.project,
            tokens: intake.tokens + SearchTokens.make(context.place?.code ?? "")
                + SearchTokens.make(procedure.form.spoken(intake.form)),
            signs: desk.complaints?.signs(of: item.kind, title: item.title, text: item.text) ?? [],
            isNotMajor: intake.isNotMajor, answer: intake.outage == nil ? intake.answer : nil)
    }

    /// Registers inside a transaction that is already open; gives the case its number.
    func add(_ tx: Tx, _ new: NewCase, _ procedure: Procedure, _ desk: Desk) throws -> Case {
        let item = try heed(tx, try commitNew(tx, new, number: try Self.number(tx, at: new.moment)), new, desk)
        guard let answer = new.answer, !answer.trimmed.isEmpty else {
            return try sendAtOnce(tx, item, procedure, desk, in: new.project)
        }
        var act = Act("answer")
        act.solution = answer
        let answered = try procedure.decide(act, on: item, at: new.moment, levels: desk.levels)
        let deed = Deed(
            act: act.action, audience: .customer, words: answer, actor: new.deed.actor, now: new.moment.now)
        let leaving = try leaving(tx, act, on: item)
        return try commit(tx, leaving ?? answered, to: item, deed, in: new.project)
    }

    /// `2611-00042`: year and month on the project's wall clock and a running number.
    static func number(_ tx: Tx, at moment: Moment) throws -> String {
        try Counters.number(tx, "", of: "number", in: moment.zone, at: moment.now, digits: 5)
    }

    func resolve(_ db: DB, _ intake: Intake, for actor: Actor) throws -> IntakeContext {
        let project = try project(db, named: intake.project, for: actor)
        var (intake, place): (Intake, Place?) = (intake, nil)
        if let name = intake.place?.trimmed, !name.isEmpty {
            place = try self.place(db, named: name, in: project.id)
        }
        guard actor.may(.caseRegister, in: project.id, at: place?.id, of: intake.category) else {
            throw WorkforceRefusal.outsideThePost
        }
        var tags: Set<String> = []
        if let id = intake.reporter.person {
            guard let person = try PersonTable.find(db, id), person.project == project.id else {
                throw DirectoryRefusal.unknownPerson(id.description)
            }
            if intake.reporter.name.trimmed.isEmpty { intake.reporter.name = person.name }
            if intake.reporter.phone.trimmed.isEmpty { intake.reporter.phone = person.phones.first ?? "" }
            tags = Set(person.tags)
        } else if let phone = Phone(intake.reporter.phone), !intake.reporter.isAnonymous {
            let known = try PersonTable.find(db, phone: phone).filter { $0.project == project.id }
            if known.count == 1 {
                intake.reporter.person = known[0].id
                if intake.reporter.name.trimmed.isEmpty { intake.reporter.name = known[0].name }
                tags = Set(known[0].tags)
            }
        }
        let path = try calendarPath(db, to: place?.id, in: project.id, of: intake.desk)
        return IntakeContext(project: project, place: place, intake: intake, tags: tags, path: path)
    }

    /// The named project, or the first in which, or in a part of which, `actor` may register.
    private func project(_ db: DB, named name: String?, for actor: Actor) throws -> Project {
        let all = try ProjectTable.all(db)
        let open = actor.projects(reaching: .caseRegister, of: all.filter(\.isOpen))
        guard let name, !name.isEmpty else {
            guard let first = open.first else { throw DirectoryRefusal.unknownProject("") }
            return first
        }
        guard let found = all.first(where: { $0.isCalled(name) }) else {
            throw DirectoryRefusal.unknownProject(name)
        }
        guard actor.reaches(.caseRegister, in: found.id) else { throw WorkforceRefusal.notAllowed(.caseRegister) }
        guard found.isOpen else { throw DirectoryRefusal.projectClosed(found.name) }
        return found
    }
}

extension Intake {
    /// What the case will be found by; made before the transaction, off the writing thread.
    var tokens: [String] {
        SearchTokens.make(headline, pinyin: true) + reporter.tokens
            + SearchTokens.make("\(text) \(placeText) \(place ?? "") \(externalNumber ?? "")")
    }
}

extension Reporter {
    /// Anonymous customers are found by nothing.
    var tokens: [String] {
        isAnonymous ? [] : SearchTokens.make(name, pinyin: true) + (Phone(phone)?.tokens ?? [])
    }
}
