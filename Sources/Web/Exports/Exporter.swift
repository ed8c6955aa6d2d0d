import Directory
import Kernel
import Sheets
import Transfer
import Workforce

/// Makes the tables that leave the house, in one language and for one reader: what they may not see in full is masked.
package struct Exporter: Sendable {
    package enum Kind: String, Sendable, CaseIterable { case cases, people, places, staff }

    let house: House
    let actor: Actor
    let names: Names

    package init(_ house: House, _ language: Language, for actor: Actor) async throws {
        (self.house, self.actor) = (house, actor)
        names = try await Names(house, language)
    }

    /// A table of what there is of a kind in a project; staff are the house's.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func table(_ kind: Kind, in project: Project) async throws -> ExportTable {
        try await table(kind, in: project, nil)
    }

    /// - Parameter cases: the list whose filters are in force; nil for all cases of the project.
    func table(_ kind: Kind, in project: Project, _ cases: ListAddress?) async throws -> ExportTable {
        let table =
            switch kind {
            case .cases: try await self.cases(cases?.filter, in: project)
            case .people: try await people(in: project)
            case .places: try await places(in: project)
            case .staff: try await staff()
            }
        try await house.exports.note(kind.rawValue, rows: table.rows.count, by: actor)
        return table
    }

    func table(_ kind: Kind, _ columns: [String], _ rows: [[Cell]]) -> ExportTable {
        ExportTable(
            name: kind.rawValue, title: names.text("nav.\(kind == .places ? "places" : kind.rawValue)"),
            header: columns.map { names.text("export.\($0)") }, rows: rows)
    }

    private func places(in project: Project) async throws -> ExportTable {
        let all = try await house.exports.places(in: project.id, for: actor)
        return table(
            .places, ["code", "name", "placeKind", "parent"],
            all.map { place, parent in
                [place.code, place.name, names.text("placeKind.\(place.kind.rawValue)"), parent].map { .text($0) }
            })
    }

    private func people(in project: Project) async throws -> ExportTable {
        let all = try await house.exports.people(in: project.id, for: actor)
        return table(
            .people, ["customerNumber", "name", "phones", "room", "capacity", "from", "to", "plates", "tags", "note"],
            all.flatMap { rows(of: $0, actor.may(.peoplePhone, in: project.id)) })
    }

    /// One row for each stay; one for those who live nowhere.
    private func rows(of one: Exports.Resident, _ seesPhones: Bool) -> [[Cell]] {
        let person = one.record.person
        let phones = person.phones.map { seesPhones ? $0 : Phone.masked($0) }.joined(separator: " / ")
        let plates = one.record.vehicles.map(\.plate).joined(separator: " ")
        let tags = person.tags.map(names.tag).joined(separator: " ")
        func row(_ stay: PersonRecord.Stay?) -> [Cell] {
            [
                .text(one.record.number ?? ""), .text(person.name), .text(phones),
                .text(stay.flatMap { one.codes[$0.place] } ?? ""),
                .text(stay.map { names.capacity($0.capacity) } ?? ""), .day(stay?.from), .day(stay?.to),
                .text(plates), .text(tags), .text(person.note),
            ]
        }
        return one.record.stays.isEmpty ? [row(nil)] : one.record.stays.map(row)
    }

    private func staff() async throws -> ExportTable {
        try actor.require(.exportRun)
        try actor.require(.staffRead)
        let roles = try await house.team.roles()
        let seesPhones = actor.may(.peoplePhone)
        let rows = try await house.team.all().map { one -> [Cell] in
            let posts = one.roles.map { post in roles.first { $0.key == post.role }?.name[names.language] ?? post.role }
            let projects = one.roles.map { $0.project.map(names.project) ?? names.text("staff.allProjects") }
            let texts = [
                one.user, one.name, seesPhones ? one.phone : Phone.masked(one.phone),
                one.departments.map(names.department).joined(separator: " "), posts.joined(separator: " "),
                Set(projects).sorted().joined(separator: " "), one.isActive ? "" : names.text("staff.left"),
            ]
            return texts.map { .text($0) }
        }
        return table(.staff, ["user", "name", "phones", "department", "role", "project", "left"], rows)
    }
}
