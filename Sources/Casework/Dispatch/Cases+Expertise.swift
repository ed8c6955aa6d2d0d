import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// What somebody can do, and where they look after things.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``WorkforceRefusal/unknownStaff(_:)``
    package func expertise(of staff: ID<Staff>, for actor: Actor) async throws -> Expertise {
        try actor.require(.staffRead, .staffWrite, .caseDispatch)
        return try await store.read { db in
            guard try StaffTable.find(db, staff) != nil else {
                throw WorkforceRefusal.unknownStaff(staff.description)
            }
            return try ExpertiseTable.find(db, of: staff, on: zoneDay)
        }
    }

    /// Today, where most of the projects lie: somebody may have places in several.
    var zoneDay: Day { Zone.shanghai.day(of: clock.now()) }

    /// Says anew what somebody can do and where they look after things; counts from the next suggestion on.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/tooManyEntries(limit:)`` ·
    ///   ``WorkforceRefusal/unknownStaff(_:)`` · ``CaseRefusal/unknownCategory(_:)`` ·
    ///   ``DirectoryRefusal/unknownPlace(_:)``
    package func setExpertise(_ new: Expertise, of staff: ID<Staff>, by actor: Actor) async throws -> Expertise {
        try actor.require(.staffWrite)
        guard new.skills.count <= Expertise.most, new.zones.count <= Expertise.most else {
            throw CaseRefusal.tooManyEntries(limit: Expertise.most)
        }
        let (skills, codes) = (Set(new.skills).sorted(), Set(new.zones).sorted())
        for skill in skills where !desks.values.contains(where: { $0.categories[skill] != nil }) {
            throw CaseRefusal.unknownCategory(skill)
        }
        return try await store.write { tx in
            guard let person = try StaffTable.find(tx, staff) else {
                throw WorkforceRefusal.unknownStaff(staff.description)
            }
            for post in person.roles where !actor.rules(.staffWrite, in: post.project) {
                throw WorkforceRefusal.notAllowed(.staffWrite)
            }
            let zones = try codes.map { try zone($0, of: person, tx) }
            try ExpertiseTable.put(tx, skills: skills, of: staff)
            try setTrade(tx, zones, of: staff, by: actor)
            try Audit.append(
                tx, actor: actor.staff.number, act: "staff.skills", subject: staff.description,
                detail: (skills + codes).joined(separator: " "))
            return try ExpertiseTable.find(tx, of: staff, on: zoneDay)
        }
    }

    /// Ends what somebody no longer looks after with yesterday, and begins what is new today.
    private func setTrade(_ tx: Tx, _ zones: [Place], of staff: ID<Staff>, by actor: Actor) throws {
        let held = try ZoneTable.trade(tx, of: staff, on: zoneDay)
        for post in held where !zones.contains(where: { $0.id == post.place }) {
            try ZoneTable.end(tx, post.id, on: zoneDay.adding(days: -1))
        }
        for place in zones where !held.contains(where: { $0.place == place.id }) {
            let post = ZonePost(
                id: tx.newID(), project: place.project, staff: staff, place: place.id, duty: .trade, from: zoneDay,
                to: nil, standsInFor: nil)
            try ZoneTable.insert(tx, post, by: actor.staff)
        }
    }

    /// A place of a project in which somebody works, by its code.
    private func zone(_ code: String, of staff: Staff, _ db: DB) throws -> Place {
        let everywhere = staff.roles.contains { $0.project == nil }
        let own = Set(staff.roles.compactMap(\.project))
        for project in try ProjectTable.all(db) where everywhere || own.contains(project.id) {
            if let place = try PlaceTable.find(db, code: code, in: project.id) { return place }
        }
        throw DirectoryRefusal.unknownPlace(code)
    }
}
