import Casework
import Directory
import Kernel
import Sheets
import Transfer

extension Exporter {
    static let peopleColumns = [
        "customerNumber", "name", "phones", "room", "capacity", "from", "to", "plates", "tags", "note", "birthday",
        "employer", "contactName", "contactPhone", "emergencyName", "emergencyPhone", "emergencyRelation",
        "paperKind", "paperNumber", "acceptsTexts", "acceptsCalls",
    ]
    /// As their imports read them again.
    static let occupancyColumns = ["room", "customerNumber", "name", "phones", "capacity", "from", "to"]
    static let vehicleColumns = ["plates", "parking", "customerNumber", "name", "phones", "room", "begins", "ends"]

    /// One row for each stay; one for those who live nowhere. The audit trail has how many numbers of papers leave in
    /// full.
    func people(in project: Project, _ words: PeopleWords?, to file: ExportFile) async throws {
        var pages = try await ResidentPages(house, in: project, words, for: actor)
        var told = 0
        while let page = try await pages.next() {
            let papers = try await house.exports.papers(of: page)
            let consents = try await house.exports.consents(of: page)
            for one in page {
                let own = papers[one.record.person.id] ?? []
                told += own.count(where: \.isInFull)
                let rest = self.papers(own) + self.consents(consents[one.record.person.id] ?? [:])
                for cells in rows(of: one) { try file.add(cells + rest) }
            }
        }
        if told > 0 { try await house.exports.note("unmask-papers", rows: told, by: actor) }
    }

    /// A channel about which nothing was said is empty.
    private func consents(_ said: [Consent.Channel: Bool]) -> [Cell] {
        [Consent.Channel.text, .call].map { channel in
            said[channel].map { .text(names.text($0 ? "form.yes" : "form.no")) } ?? .empty
        }
    }

    private func papers(_ all: [Exports.ShownPaper]) -> [Cell] {
        let kinds = all.map { names.text("paper.\($0.kind.rawValue)") }
        return [kinds, all.map(\.number)].map { .text($0.joined(separator: PersonTies.separator)) }
    }

    /// Who has or had which room: one row for each stay.
    func occupancies(in project: Project, _ words: PeopleWords?, to file: ExportFile) async throws {
        var pages = try await ResidentPages(house, in: project, words, for: actor)
        while let page = try await pages.next() {
            for one in page { for stay in one.record.stays { try file.add(row(of: stay, one)) } }
        }
    }

    /// Who has or had which vehicle: one row for each.
    func vehicles(in project: Project, _ words: PeopleWords?, to file: ExportFile) async throws {
        var pages = try await ResidentPages(house, in: project, words, for: actor)
        while let page = try await pages.next() {
            let vehicles = try await house.exports.vehicles(of: page)
            for one in page {
                for vehicle in vehicles[one.record.person.id] ?? [] { try file.add(row(of: vehicle, one)) }
            }
        }
    }

    private func rows(of one: Exports.Resident) -> [[Cell]] {
        let person = one.record.person
        let plates = one.record.vehicles.map(\.plate).joined(separator: "; ")
        let tags = person.tags.map(names.tag).joined(separator: "; ")
        func row(_ stay: PersonRecord.Stay?) -> [Cell] {
            let rest: [Cell] = [
                .text(stay.flatMap { one.codes[$0.place] } ?? ""),
                .text(stay.map { names.capacity($0.capacity) } ?? ""), .day(stay?.from), .day(stay?.to),
                .text(plates), .text(tags), .text(person.note), .day(person.birthday),
            ]
            return who(one) + rest + ties(one)
        }
        return one.record.stays.isEmpty ? [row(nil)] : one.record.stays.map(row)
    }

    /// Whom they work for, who speaks for them, whom to call: several in a cell, as their import reads them.
    private func ties(_ one: Exports.Resident) -> [Cell] {
        func cell(_ kind: Belonging.Kind, _ field: String) -> Cell {
            let values = (one.record.ties ?? []).filter { $0.kind == kind }.map { $0[field] }
            let shown = field == "contactPhone" && !one.showsPhones ? values.map(Phone.masked) : values
            // Of whom nothing is said keeps their place, so that each says of the same one.
            guard shown.contains(where: { !$0.isEmpty }) else { return .empty }
            let said = shown.map { $0.isEmpty && shown.count > 1 ? PersonTies.unsaid : $0 }
            return .text(said.joined(separator: PersonTies.separator))
        }
        return [
            cell(.employer, "organisation"), cell(.contact, "contactName"), cell(.contact, "contactPhone"),
            cell(.emergency, "contactName"), cell(.emergency, "contactPhone"), cell(.emergency, "relation"),
        ]
    }

    private func row(of stay: PersonRecord.Stay, _ one: Exports.Resident) -> [Cell] {
        let room: [Cell] = [.text(one.codes[stay.place] ?? "")]
        let rest: [Cell] = [.text(names.capacity(stay.capacity)), .day(stay.from), .day(stay.to)]
        return room + who(one) + rest
    }

    /// With the rooms that its owner has now: by them those are told apart who are called alike.
    private func row(of vehicle: Belonging, _ one: Exports.Resident) -> [Cell] {
        let rooms = one.record.stays.filter { $0.to == nil }.compactMap { one.codes[$0.place] }
        let own: [Cell] = [.text(vehicle["plate"]), .text(vehicle["space"])]
        let rest: [Cell] = [.text(rooms.joined(separator: "; ")), .day(vehicle.from), .day(vehicle.to)]
        return own + who(one) + rest
    }

    /// Number, name and telephones of a customer; masked where the reader may not see them.
    private func who(_ one: Exports.Resident) -> [Cell] {
        let phones = one.record.person.phones.map { one.showsPhones ? $0 : Phone.masked($0) }
        return [
            .text(one.record.number ?? ""), .text(one.record.person.name), .text(phones.joined(separator: " / ")),
        ]
    }
}
