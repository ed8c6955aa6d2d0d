import Casework
import Directory
import Kernel
import Store
import Workforce

extension Announcements {
    private static let texting = "announcement"
    /// So many are looked at in one transaction.
    private static let portion = 200
    /// So many leave at once.
    private static let mostAtOnce = 20

    /// What the jobs of this room do, by kind.
    package var works: [String: Jobs.Work] { [Self.texting: { tx, job in try spread(tx, job) }] }

    /// When it leaves, its text messages are made by jobs, a portion each.
    func planTexts(_ tx: Tx, _ one: Announcement) throws {
        guard one.content.channels.contains(.text), let at = one.leavesAt else { return }
        try Jobs.plan(tx, Self.texting, key: "\(one.id)/\(at.milliseconds)/\(ID<Person>(number: 0))", at: at)
    }

    /// One that was taken back since, or approved anew, is none of this job's.
    private func spread(_ tx: Tx, _ job: Jobs.Job) throws {
        let parts = job.key.split(separator: "/").map(String.init)
        guard parts.count == 3, let id = ID<Announcement>(parts[0]), let after = ID<Person>(parts[2]),
            let one = try AnnouncementTable.find(tx, id), one.leavesAt.map({ "\($0.milliseconds)" }) == parts[1],
            one.state(at: tx.now) == .standing
        else { return }
        let zone = try project(tx, one.project).zone
        let leaves = sending?.leaves(tx.now, isUnasked: true, in: zone) ?? tx.now
        let people = try AnnouncementReachTable.portion(tx, one, after: after, limit: Self.portion)
        for id in people where try isAddressed(tx, id, one.id) {
            try AnnouncementTextTable.put(tx, one.id, to: id, leaves: leaves)
        }
        if people.count == Self.portion, let last = people.last {
            try Jobs.plan(tx, Self.texting, key: "\(one.id)/\(parts[1])/\(last)", at: tx.now)
        }
        tx.tell(LiveNote(topic: "alert", project: one.project.number, subject: "", version: 0))
    }

    /// Whether there is a number to write to, and nobody else is written to at it.
    private func isAddressed(_ db: DB, _ id: ID<Person>, _ one: ID<Announcement>) throws -> Bool {
        guard let person = try PersonTable.find(db, id), let phone = Self.phone(of: person) else { return false }
        let others = try AnnouncementTextTable.written(db, one, at: phone)
        return try !others.contains { try PersonTable.find(db, $0).flatMap(Self.phone) == phone }
    }

    private static func phone(of person: Person) -> Phone? { person.phones.lazy.compactMap(Phone.init).first }

    /// Takes text messages for one try each, as the ones of cases are taken: nobody else gets them meanwhile.
    package func takeTexts() async throws -> [AnnouncementText] {
        let due = try await store.read { try AnnouncementTextTable.due($0, at: store.clock.now(), limit: 1) }
        guard !due.isEmpty else { return [] }
        return try await store.write { tx in
            try AnnouncementTextTable.due(tx, at: tx.now, limit: Self.mostAtOnce).compactMap { try lend(tx, $0) }
        }
    }

    /// Nil where it does not leave now: it is over, refused since, they have moved out, or it is night.
    private func lend(_ tx: Tx, _ row: AnnouncementTextTable.Waiting) throws -> AnnouncementText? {
        guard let one = try AnnouncementTable.find(tx, row.announcement), one.state(at: tx.now) == .standing,
            let person = try PersonTable.find(tx, row.person), let phone = Self.phone(of: person),
            try !ConsentTable.declines(tx, person.id), try AnnouncementReachTable.isThere(tx, person.id)
        else {
            try AnnouncementTextTable.settle(tx, row.id, as: "stopped")
            return nil
        }
        let night = sending?.leaves(tx.now, isUnasked: true, in: try project(tx, one.project).zone) ?? tx.now
        guard night <= tx.now else {
            try AnnouncementTextTable.wait(tx, row.id, tries: row.tries, until: night, error: nil)
            return nil
        }
        let until = tx.now + SendRules.lease
        try AnnouncementTextTable.wait(tx, row.id, tries: row.tries + 1, until: until, error: nil)
        return AnnouncementText(
            id: row.id, phone: phone.digits, text: one.content.message(for: person.language), tries: row.tries + 1)
    }

    /// Writes down what became of a try. One that left is written down also where it was withdrawn meanwhile.
    package func settle(_ text: AnnouncementText, _ outcome: Delivery.Outcome) async throws {
        try await store.write { tx in
            if case .sent(let reference) = outcome {
                return try AnnouncementTextTable.settle(tx, text.id, as: "sent", reference: reference)
            }
            // Settled, or taken again meanwhile.
            guard let now = try AnnouncementTextTable.waiting(tx, text.id), now.tries == text.tries else { return }
            switch outcome {
            case .sent: break
            case .refused(let error):
                try AnnouncementTextTable.settle(tx, text.id, as: "failed", error: error)
            case .again(let error):
                guard let next = sending?.next(after: text.tries, at: tx.now) else {
                    return try AnnouncementTextTable.settle(tx, text.id, as: "failed", error: error)
                }
                try AnnouncementTextTable.wait(tx, text.id, tries: text.tries, until: next, error: error)
            }
        }
    }
}
