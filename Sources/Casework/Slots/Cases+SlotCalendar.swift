import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// So many days stand beside each other.
    package static let slotDays = 7

    /// What can be booked at the desks, in the order of their files.
    package var resources: [SlotRules.Resource] {
        desks.sorted { $0.key < $1.key }.flatMap(\.value.slots.resources)
    }

    /// A week of something that can be booked.
    ///
    /// - Parameters:
    ///   - name: a code or an ID of a project; nil for the first in which the reader registers.
    ///   - building: of what each building has by itself: its code, or that of a place in it; empty for none.
    ///   - first: its first day; nil for today.
    /// - Throws: ``FormRefusal/noSlot(_:)`` · ``DirectoryRefusal/unknownProject(_:)`` ·
    ///   ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownPlace(_:)`` for a building that is not there
    package func slotCalendar(
        of key: String, in name: String?, building: String, from first: Day?, for actor: Actor
    ) async throws -> SlotCalendar {
        try actor.require(.caseRegister)
        let known = desks.sorted { $0.key < $1.key }.map(\.value).first { $0.slots.resource(key) != nil }
        guard let desk = known, let resource = desk.slots.resource(key) else { throw FormRefusal.noSlot(key) }
        return try await store.read { db in
            let all = actor.projects(reaching: .caseRegister, of: try ProjectTable.all(db))
            guard let project = name.map({ name in all.first { $0.isCalled(name) } }) ?? all.first else {
                throw DirectoryRefusal.unknownProject(name ?? "")
            }
            let buildings = try buildings(db, of: project.id)
            let building = resource.isByBuilding ? try Self.chosen(building, of: buildings) : ""
            let day = first ?? project.zone.day(of: clock.now())
            let (from, until) = (
                project.zone.start(of: day), project.zone.start(of: day.adding(days: Int64(Self.slotDays))))
            let taken = try SlotTable.overlapping(
                db, key, building: building, in: project.id, from: from, until: until
            ).map { booking in
                let item = try CaseTable.find(db, booking.item).flatMap { Self.maySee($0, actor) ? $0 : nil }
                return SlotCalendar.Taken(booking: booking, item: item)
            }
            return SlotCalendar(
                resource: resource, project: project, building: building, buildings: buildings,
                days: SlotCalendar.days(from: day, count: Self.slotDays, of: resource, in: project.zone, taken),
                way: desk.booking(of: key))
        }
    }

    /// - Parameter code: of a building or of a place in it; empty for none.
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)``
    private static func chosen(_ code: String, of buildings: [Place]) throws -> String {
        let building = String(code.prefix { $0 != "-" })
        guard code.isEmpty || buildings.contains(where: { $0.code == building }) else {
            throw DirectoryRefusal.unknownPlace(code)
        }
        return building
    }

    /// What stands at the top of a project and has rooms in it.
    private func buildings(_ db: DB, of project: ID<Project>) throws -> [Place] {
        try PlaceTable.top(db, of: project, with: [], limit: Self.mostBuildings)
            .filter { [.building, .unit, .floor, .room].contains($0.kind) && $0.retiredOn == nil }
            .sorted { NaturalOrder($0.code) < NaturalOrder($1.code) }
    }

    private static let mostBuildings = 1000
}
