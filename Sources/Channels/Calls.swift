import Casework
import Directory
import Kernel
import Store
import Workforce

/// The telephone: what exchanges report of calls, and who has to call back.
package struct Calls: Sendable {
    /// So many reports of one call are kept; a call that is handed from one to the other a hundred times is a loop.
    private static let mostReports = 200
    private static let longestWords = 500
    let store: Store
    package let rules: TelephoneRules

    /// - Parameter desks: the first of them that has a `telephone.yaml` says how calls are counted.
    package init(_ store: Store, desks: [Desk]) {
        self.init(store, rules: desks.lazy.compactMap(\.telephone).first ?? .usual)
    }

    init(_ store: Store, rules: TelephoneRules) { (self.store, self.rules) = (store, rules) }

    /// Writes down what an exchange says of a call. Saying it again changes nothing, and the order does not matter.
    ///
    /// The call belongs to the project of the number that was called; where that is for all, to the caller's, where
    /// exactly one customer has the number; else to the first project.
    ///
    /// - Throws: ``CallRefusal`` · ``WorkforceRefusal/notAllowed(_:)``
    package func hear(_ report: CallReport, request: RequestKey? = nil, by actor: Actor) async throws -> Call {
        try await store.write { tx in
            let report = try report.checked(at: tx.now)
            return try tx.once(request, actor: actor.staff.number) { try hear(tx, report, actor) }
        }
    }

    private func hear(_ tx: Tx, _ report: CallReport, _ actor: Actor) throws -> Call {
        let call = try CallTable.find(tx, key: report.key) ?? begin(tx, report)
        try actor.require(.caseRegister, in: call.project)
        let agent = try report.agent.flatMap { try Self.staff(tx, $0) }
        guard try CallTable.append(tx, report, of: call.id, agent: agent, by: actor) else { return call }
        let heard = try CallTable.heard(tx, of: call.id)
        guard heard.count <= Self.mostReports else {
            throw CallRefusal.tooLong(field: "callId", limit: Self.mostReports)
        }
        let told = call.told(by: heard)
        try CallTable.update(tx, told)
        try settle(tx, told)
        tx.tell(LiveNote(topic: "call", project: call.project.number, subject: call.id.description, version: 0))
        return try CallTable.find(tx, call.id) ?? told
    }

    private func begin(_ tx: Tx, _ report: CallReport) throws -> Call {
        let projects = try ProjectTable.all(tx)
        let people = try Phone(report.from).map { try PersonTable.callers(tx, $0, rules.areas, of: projects) } ?? []
        let person = people.count == 1 ? people[0] : nil
        let line = rules.line(report.to)?.project.flatMap { code in projects.first { $0.code == code } }
        let first = projects.first(where: \.isOpen) ?? projects.first
        guard let project = line?.id ?? person?.project ?? first?.id else { throw CallRefusal.noProject }
        let call = Call(
            id: tx.newID(), project: project, key: report.key, from: report.from, to: report.to,
            person: person?.project == project ? person?.id : nil, beganAt: report.at)
        try CallTable.insert(tx, call)
        return call
    }

    /// Whoever called again and was answered need not be called back.
    private func settle(_ tx: Tx, _ call: Call) throws {
        guard let digits = Phone(call.from)?.digits else { return }
        for owed in try CallTable.owed(tx, digits, in: call.project) {
            let later = try CallTable.answered(tx, digits, in: call.project, after: owed.beganAt)
            guard let later, let at = later.answeredAt else { continue }
            var settled = owed
            settled.returned = Call.Returned(by: later.agent, at: at, words: "")
            try CallTable.update(tx, settled)
        }
    }

    /// By user, ID or telephone number; an extension that nobody has is nobody.
    private static func staff(_ db: DB, _ name: String) throws -> ID<Staff>? {
        if let found = try StaffTable.find(db, user: name) { return found.id }
        if let found = try ID<Staff>(name).flatMap({ try StaffTable.find(db, $0) }) { return found.id }
        guard let phone = Phone(name) else { return nil }
        return try StaffTable.all(db).first { $0.isActive && Phone($0.phone) == phone }?.id
    }

    /// The calls of projects in which `actor` registers cases, the newest first.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)``
    package func list(_ filter: CallFilter, limit: Int, for actor: Actor) async throws -> Page<Call> {
        try await store.read { db in
            let projects = try actor.projects(.caseRegister, named: filter.project, of: ProjectTable.all(db))
            let found = try CallTable.list(db, filter, in: projects.map(\.id), limit: limit + 1)
            let items = Array(found.prefix(limit))
            return Page(items: items, next: found.count > limit ? items.last?.id.description : nil)
        }
    }

    /// - Throws: ``CallRefusal/unknownPhoneCall(_:)`` also where the actor registers nothing in its project
    package func call(_ name: String, for actor: Actor) async throws -> Call {
        try await store.read { try visible($0, name, to: actor) }
    }

    private func visible(_ db: DB, _ name: String, to actor: Actor) throws -> Call {
        guard let call = try ID<Call>(name).flatMap({ try CallTable.find(db, $0) }),
            actor.may(.caseRegister, in: call.project)
        else { throw CallRefusal.unknownPhoneCall(name) }
        return call
    }

    /// Somebody called back whom nobody had answered.
    ///
    /// - Parameter words: what came of it: not reached, a case of its own …
    /// - Throws: ``CallRefusal/unknownPhoneCall(_:)`` · ``CallRefusal/callNotMissed`` ·
    ///   ``CallRefusal/fieldMissing(_:)`` · ``CallRefusal/tooLong(field:limit:)``
    package func giveBack(
        _ name: String, words: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Call {
        let words = words.trimmed
        guard !words.isEmpty else { throw CallRefusal.fieldMissing("words") }
        guard words.count <= Self.longestWords else {
            throw CallRefusal.tooLong(field: "words", limit: Self.longestWords)
        }
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                var call = try visible(tx, name, to: actor)
                guard call.isOwed else { throw CallRefusal.callNotMissed }
                call.returned = Call.Returned(by: actor.staff, at: tx.now, words: words)
                try CallTable.update(tx, call)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "call.return", subject: call.id.description, detail: words)
                tx.tell(LiveNote(topic: "call", project: call.project.number, subject: name, version: 0))
                return call
            }
        }
    }
}
