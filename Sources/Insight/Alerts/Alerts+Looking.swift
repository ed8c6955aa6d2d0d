import Bulletin
import Casework
import Directory
import Handover
import Kernel
import Store
import Workforce

extension Alerts {
    /// So many entries of the audit trail are looked through at once.
    private static let entriesAtOnce = 500
    /// So often, before others have their turn.
    private static let mostBatches = 20
    private static let mark = Watermark("alerts-looked-at")

    /// Something that follows from one entry of the audit trail.
    enum Find: Sendable {
        case sighting(Sighting)
        /// What became of an incident is what becomes of its alerts.
        case incident(Incident)
        /// A hand-over that was signed, or taken back: there is nothing to be warned of any more.
        case handover(ShiftHandover)
        /// An article that somebody checked, changed or retired.
        case article(Article, by: ID<Staff>)
        /// A key, a follow-up, a letter or care with which something was done that may end the waiting for it.
        case due(DueThing)
    }

    /// Looks at what was done since the last look, case by case.
    ///
    /// How far it came stands in the store, in the transaction that writes what was found: each entry is looked at
    /// once, whichever copy looks and whatever dies meanwhile.
    ///
    /// - Returns: how many alerts are new. What is left after so many batches is looked at the next time.
    package func look() async throws -> Int {
        var raised = 0
        for _ in 0..<Self.mostBatches {
            let (place, end, finds) = try await store.read { db in
                let place = try Self.mark.place(db)
                let entries = try Audit.done(db, after: place, limit: Self.entriesAtOnce)
                return (place, entries.last?.seq ?? place, try self.finds(db, entries))
            }
            guard end > place else { break }
            // Another copy was quicker: the next look is soon.
            guard let result = try await store.write({ tx in try written(tx, finds, from: place, to: end) })
            else { break }
            raised += result.count
            try await tell(result.projects)
        }
        return raised
    }

    /// - Returns: nil where the entries were looked at by another meanwhile.
    private func written(_ tx: Tx, _ finds: [Find], from place: Int64, to end: Int64) throws -> Raised? {
        guard try Self.mark.go(tx, from: place, to: end) else { return nil }
        var raised = Raised()
        guard !finds.isEmpty else { return raised }
        let crews = try Crews(tx, at: tx.now)
        for find in finds {
            switch find {
            case .sighting(let sighting): try raise(tx, sighting, crews, &raised)
            case .incident(let incident): try follow(tx, incident, &raised)
            case .handover(let one): try follow(tx, one, &raised)
            case .article(let one, let staff): try follow(tx, one, by: staff, &raised)
            case .due(let thing): try follow(tx, thing, &raised)
            }
        }
        return raised
    }

    private func finds(_ db: DB, _ entries: [Audit.Done]) throws -> [Find] {
        try handoverFinds(db, entries) + articleFinds(db, entries) + dueFinds(db, entries) + caseFinds(db, entries)
    }

    private func caseFinds(_ db: DB, _ entries: [Audit.Done]) throws -> [Find] {
        let numbers = Set(entries.filter { $0.act.hasPrefix("case.") }.map(\.subject)).sorted()
        guard desks.values.contains(where: { !$0.alerts.single.isEmpty }) else { return [] }
        let wanted = Set(entries.filter(isOfInterest).map(\.subject))
        let glimpses = try EvidenceTable.glimpses(db, numbers: numbers.filter { wanted.contains($0) })
        return try entries.filter(isOfInterest).flatMap { entry -> [Find] in
            if entry.act.hasPrefix("incident.") { return try incidentFinds(db, entry) }
            guard let item = glimpses[entry.subject], let desk = desks[item.desk] else { return [] }
            return try sightings(db, entry.act, item, desk).map { .sighting($0) }
        }
    }

    /// Registering, and whatever takes the customer's verdict.
    private func isOfInterest(_ entry: Audit.Done) -> Bool {
        if entry.act == "case.register" || entry.act.hasPrefix("incident.") { return true }
        guard entry.act.hasPrefix("case.") else { return false }
        let action = String(entry.act.dropFirst("case.".count))
        return desks.values.contains { desk in desk.procedures.contains { $0.takesVerdict(action) } }
    }

    private func sightings(_ db: DB, _ act: String, _ item: Glimpse, _ desk: Desk) throws -> [Sighting] {
        let department = item.category.flatMap { desk.categories[$0]?.department }
        let isNew = act == "case.register"
        let hasVerdict = desk.procedure(item.kind)?.takesVerdict(String(act.dropFirst("case.".count))) == true
        return try desk.alerts.single.compactMap { rule in
            switch rule.sight {
            case .sameCustomer:
                return isNew ? Sighting.sameCustomer(item, rule, others: try others(db, item, rule)) : nil
            case .sameFault:
                guard isNew, let place = item.place, item.category != nil else { return nil }
                let earlier = try EvidenceTable.earlier(db, at: place, before: item)
                return Sighting.sameFault(item, rule, earlier: earlier, department: department)
            case .words:
                let said = (isNew ? "\(item.title)\n\(item.text)" : "")
                    + (hasVerdict ? "\n" + (item.verdict?.comment ?? "") : "")
                return Sighting.words(item, rule, in: said, department: department)
            case .rating: return hasVerdict ? Sighting.rating(item, rule, department: department) : nil
            default: return nil
            }
        }
    }

    /// The other cases of the customer; those that a decided alert was about are not counted again.
    private func others(_ db: DB, _ item: Glimpse, _ rule: AlertRules.Rule) throws -> [Glimpse] {
        guard item.warns, rule.takes(item.kind), let subject = item.customer else { return [] }
        let all =
            try item.person.map { try EvidenceTable.others(db, of: $0, before: item) }
            ?? EvidenceTable.others(db, phone: item.phone, before: item)
        let known = try AlertCaseTable.decided(
            db, all.map(\.id), project: item.project.number, rule: rule.key, subject: subject)
        return all.filter { !known.contains($0.id) }
    }

    private func incidentFinds(_ db: DB, _ entry: Audit.Done) throws -> [Find] {
        guard let incident = try IncidentTable.find(db, number: entry.subject), let desk = desks[incident.desk] else {
            return []
        }
        guard entry.act == "incident.propose" else { return [.incident(incident)] }
        let cases = try IncidentMemberTable.members(db, of: incident.id).filter { $0.state != .untied }.map(\.item)
        return desk.alerts.single.compactMap { Sighting.incident(incident, $0, cases: cases).map { .sighting($0) } }
    }
}

extension Procedure {
    fileprivate func takesVerdict(_ action: String) -> Bool { self.action(action)?.does.contains(.confirm) == true }
}
