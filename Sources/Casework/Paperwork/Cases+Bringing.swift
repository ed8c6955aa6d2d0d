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

    /// What an action brings about in the store beside its case: passes, bookings, links, other cases.
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
        let after = item.applying(events)
        try checkBooked(tx, after, action, since: item)
        try follow(tx, after, since: item, in: project)
        guard !action.brings.isEmpty else { return events }
        let brought = try rules(of: item).procedure.brought(by: action, after.form)
        let isAnew = try brought.contains { try pass($0, of: after, at: tx.now) != nil }
        return try brought.reduce(into: events) { all, one in
            switch one {
            case .pass: all += try issue(tx, one, to: after)
            case .endPasses: all.append(try endPasses(tx, of: item, isAnew: isAnew, in: project))
            case .slot(let key, let field): all += try book(tx, key, field, for: after, by: actor, in: project)
            case .freeSlots:
                try SlotTable.free(tx, of: item.id, at: tx.now)
                all.append(.bookingsEnded)
            case .subCase(let kind, let title, let copies):
                all.append(try bring(tx, kind, title, copies, of: after, by: actor, in: project))
            case .link(let field): all += try tie(tx, field, action, of: after, by: actor, in: project)
            case .task, .notify: break
            }
        }
    }

    /// What the customer is told because of an action, in the words of the procedure's notices: `{number}` of the case,
    /// `{code}` of its newest pass, and `{until}` when that holds. What names a pass is not said where none is good.
    func telling(
        _ tx: Tx, _ action: Procedure.Action?, of item: Case, by actor: Actor, in project: Project
    ) throws -> Case {
        guard let action else { return item }
        let procedure = try rules(of: item).procedure
        return try procedure.brought(by: action, item.form).reduce(item) { item, one in
            guard case .notify(let key) = one, let notice = procedure.notices[key] else { return item }
            let pass = try PassTable.of(tx, item.id).last { $0.endedAt == nil && $0.until > tx.now }
            let words = notice[try language(tx, of: item)]
            guard pass != nil || !(words.contains("{code}") || words.contains("{until}")) else { return item }
            let text = words.replacing("{number}", with: item.number)
                .replacing("{code}", with: pass?.readable ?? "")
                .replacing("{until}", with: pass.map { project.zone.said($0.until) } ?? "")
            return try say(tx, text, to: item, in: project, by: actor)
        }
    }

    private func issue(_ tx: Tx, _ one: Consequence, to item: Case) throws -> [CaseEvent] {
        guard let (rule, from, until) = try pass(one, of: item, at: tx.now) else { return [] }
        let pass = Pass(
            id: tx.newID(), item: item.id, project: item.project, key: rule.key, code: Pass.newCode(), uses: rule.uses,
            used: 0, from: from, until: until, endedAt: nil)
        try PassTable.insert(tx, pass)
        return [.passIssued(pass.id, key: rule.key, until: until)]
    }

    /// The pass that an effect issues and when it holds; nil where it issues none, or that time is over already.
    private func pass(
        _ one: Consequence, of item: Case, at now: Instant
    ) throws -> (PassRule, from: Instant, until: Instant)? {
        guard case .pass(let key) = one,
            let rule = try rules(of: item).procedure.passes.first(where: { $0.key == key })
        else { return nil }
        let window = rule.window.flatMap { item.form[$0] }.flatMap { FormWindow($0) }
        let from = window?.from ?? now
        let until = window?.until ?? from + (rule.holds ?? .days(1))
        return until > now ? (rule, from, until) : nil
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
