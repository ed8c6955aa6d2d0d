import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// The departments that an action sends work to by itself; nothing is read where it sends none.
    func departments(_ db: DB, _ action: Procedure.Action?) throws -> [String: ID<Department>] {
        guard action?.sendsWork == true else { return [:] }
        let all = try StaffTable.departments(db).map { ($0.key, $0.id) }
        return Dictionary(all) { first, _ in first }
    }

    /// What an action brings about in the store beside its case: passes, bookings, other cases.
    ///
    /// - Returns: the events with those that tell of it.
    /// - Throws: ``FormRefusal/slotFull(_:)`` · ``FormRefusal/noSlot(_:)`` · ``FormRefusal/formWrong(_:)`` for what
    ///   another case is to take along and its form does not take
    func bringing(
        _ tx: Tx, _ events: [CaseEvent], _ action: Procedure.Action?, on item: Case, by actor: Actor,
        in project: Project
    ) throws -> [CaseEvent] {
        guard let action else { return events }
        let events = try events + remaking(tx, events, action, on: item, by: actor, in: project)
        guard !action.brings.isEmpty else { return events }
        let after = item.applying(events)
        let brought = try rules(of: item).procedure.brought(by: action, after.form)
        return try brought.reduce(into: events) { all, one in
            switch one {
            case .pass(let key): all += try issue(tx, key, to: after, in: project)
            case .endPasses:
                // With those of the cases that came of it: who has a pass by a permit has none without it.
                for id in [item.id] + (try TimelineTable.parts(tx, of: item.id)) {
                    try PassTable.end(tx, of: id, at: tx.now)
                }
                all.append(.passesEnded)
            case .slot(let key, let field): all += try book(tx, key, field, for: after, by: actor, in: project)
            case .freeSlots:
                try SlotTable.free(tx, of: item.id, at: tx.now)
                all.append(.bookingsEnded)
            case .subCase(let kind, let title, let copies):
                all.append(try bring(tx, kind, title, copies, of: after, by: actor, in: project))
            case .task, .notify: break
            }
        }
    }

    /// What the customer is told because of an action, in the words of the procedure's notices: `{number}` of the case,
    /// `{code}` of its newest pass, and `{until}` when that holds.
    func telling(
        _ tx: Tx, _ action: Procedure.Action?, of item: Case, by actor: Actor, in project: Project
    ) throws -> Case {
        guard let action else { return item }
        let procedure = try rules(of: item).procedure
        return try procedure.brought(by: action, item.form).reduce(item) { item, one in
            guard case .notify(let key) = one, let notice = procedure.notices[key] else { return item }
            let pass = try PassTable.of(tx, item.id).last { $0.endedAt == nil }
            let text = notice[try language(tx, of: item)].replacing("{number}", with: item.number)
                .replacing("{code}", with: pass?.readable ?? "")
                .replacing("{until}", with: pass.map { project.zone.said($0.until) } ?? "")
            return try say(tx, text, to: item, in: project, by: actor)
        }
    }

    private func issue(_ tx: Tx, _ key: String, to item: Case, in project: Project) throws -> [CaseEvent] {
        guard let rule = try rules(of: item).procedure.passes.first(where: { $0.key == key }) else { return [] }
        let window = rule.window.flatMap { item.form[$0] }.flatMap { FormWindow($0) }
        let from = window?.from ?? tx.now
        let until = window?.until ?? from + (rule.holds ?? .days(1))
        let pass = Pass(
            id: tx.newID(), item: item.id, project: project.id, key: key, code: Pass.newCode(), uses: rule.uses,
            used: 0, from: from, until: until, endedAt: nil)
        try PassTable.insert(tx, pass)
        return [.passIssued(pass.id, key: key, until: until)]
    }

    /// The writing transaction is alone with what is booked, on both engines: who reads that there is room has it.
    func book(
        _ tx: Tx, _ key: String, _ field: String, for item: Case, by actor: Actor, in project: Project
    ) throws -> [CaseEvent] {
        let path = DeclaredForm.prefix + field
        guard let resource = try rules(of: item).desk.slots.resource(key),
            let window = item.form[field].flatMap({ FormWindow($0) })
        else { throw FormRefusal.noSlot(path) }
        guard window.until > tx.now, window.until - window.from <= resource.longest else {
            throw FormRefusal.formWrong([FormFault(path, .windowTooLong)])
        }
        guard actor.guest == nil || resource.isOpen(window, in: project.zone) else {
            throw FormRefusal.formWrong([FormFault(path, .outsideHours)])
        }
        let place = resource.isByBuilding ? try item.place.flatMap { try PlaceTable.find(tx, $0) } : nil
        let building = place?.building ?? ""
        let held = try SlotTable.overlapping(
            tx, key, building: building, in: project.id, from: window.from, until: window.until)
        let others = held.filter { $0.item != item.id }
        guard Booking.peak(others, from: window.from, until: window.until) < resource.capacity else {
            throw FormRefusal.slotFull(resource.name.zh)
        }
        try SlotTable.free(tx, of: item.id, at: tx.now)
        let booking = Booking(
            id: tx.newID(), item: item.id, resource: key, building: building, from: window.from, until: window.until)
        try SlotTable.insert(tx, booking, in: project.id)
        return [.booked(key, from: window.from, until: window.until)]
    }

    private func bring(
        _ tx: Tx, _ kind: String, _ title: Words, _ copies: [String], of item: Case, by actor: Actor,
        in project: Project
    ) throws -> CaseEvent {
        guard let desk = desks[item.desk] else { throw CaseRefusal.unknownDesk(item.desk) }
        guard let procedure = desk.procedure(kind) else { throw CaseRefusal.unknownKind(kind) }
        var intake = Intake()
        (intake.desk, intake.kind, intake.channel, intake.reporter) = (item.desk, kind, item.channel, item.reporter)
        (intake.placeText, intake.title) = (item.placeText, title.zh)
        intake.text = "\(title.zh)：\(item.number) \(item.title)"
        let copied = item.form.filter { copies.contains($0.key) }
        intake.form = try procedure.form.filled(copied, asked: procedure.form.keys, isComplete: false)
        let place = try item.place.flatMap { try PlaceTable.find(tx, $0) }
        let about = try subject(tx, of: item, in: desk)
        let context = IntakeContext(project: project, place: place, intake: intake, tags: about.tags, path: about.path)
        let new = newCase(context, desk, procedure, splitFrom: item.id, by: actor)
        return .broughtCase(try add(tx, new, procedure, desk).id, kind: kind)
    }
}

extension Zone {
    /// `2026-05-03 08:00`
    fileprivate func said(_ at: Instant) -> String { "\(day(of: at)) \(wall(at: at).time)" }
}
