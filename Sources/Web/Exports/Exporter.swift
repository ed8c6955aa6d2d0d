import Bulletin
import Casework
import Directory
import Kernel
import Sheets
import Transfer
import Workforce

/// Makes the tables that leave the house, in one language and for one reader: what they may not see in full is masked.
package struct Exporter: Sendable {
    package enum Kind: String, Sendable, CaseIterable { case cases, people, places, staff, arrears, letters }

    let house: House
    let actor: Actor
    let names: Names

    package init(_ house: House, _ language: Language, for actor: Actor) async throws {
        (self.house, self.actor) = (house, actor)
        names = try await Names(house, language)
    }

    /// A table of what there is of a kind in a project, as a file; staff are the house's.
    ///
    /// - Parameter cases: the list whose filters are in force; nil for all cases of the project.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``TransferRefusal/exportTooLarge(limit:)``
    package func file(
        _ kind: Kind, in project: Project, _ format: ExportTable.Format, cases given: CaseFilter? = nil,
        arrears question: ArrearsQuestion = ArrearsQuestion(), letters asked: LetterFilter = LetterFilter()
    ) async throws -> ExportFile {
        var filter = given ?? CaseFilter()
        if given == nil { filter.project = project.id }
        let forms = FormColumns(filter, house, names, for: actor)
        let table = ExportTable(
            name: kind.rawValue, title: names.text(kind == .arrears ? "arrears.title" : "nav.\(kind.rawValue)"),
            header: Self.columns(kind).map { names.text("export.\($0)") } + (kind == .cases ? forms.header : []))
        let file = try ExportFile(table, format, most: kind == .cases ? Self.mostCases : Exports.mostRows)
        switch kind {
        case .cases: try await cases(filter, forms, to: file)
        case .people: try await people(in: project, to: file)
        case .places: try await places(in: project, to: file)
        case .staff: try await staff(to: file)
        case .arrears: try await arrears(question, in: project, to: file)
        case .letters: try await letters(asked, in: project, to: file)
        }
        try file.finish()
        try await house.exports.note(kind.rawValue, rows: file.rows, by: actor)
        return file
    }

    private static func columns(_ kind: Kind) -> [String] {
        switch kind {
        case .cases: caseColumns
        case .people: ["customerNumber", "name", "phones", "room", "capacity", "from", "to", "plates", "tags", "note"]
        case .places: ["code", "name", "placeKind", "parent"] + siteColumns
        case .arrears: ["room", "name", "amount", "since", "statement"]
        case .letters: letterColumns
        case .staff: ["user", "name", "phones", "department", "role", "project", "where", "category", "left"]
        }
    }

    private func places(in project: Project, to file: ExportFile) async throws {
        var after: String? = ""
        while let code = after {
            let page = try await house.exports.places(in: project.id, after: code, for: actor)
            for site in page { try file.add(row(of: site)) }
            after = page.last?.place.code
        }
    }

    private func people(in project: Project, to file: ExportFile) async throws {
        var page = try await house.exports.people(in: project.id, after: nil, for: actor)
        while let last = page.last {
            for one in page { for cells in rows(of: one) { try file.add(cells) } }
            page = try await house.exports.people(in: project.id, after: last.record.person.id, for: actor)
        }
    }

    /// One row for each stay; one for those who live nowhere.
    private func rows(of one: Exports.Resident) -> [[Cell]] {
        let person = one.record.person
        let phones = person.phones.map { one.showsPhones ? $0 : Phone.masked($0) }.joined(separator: " / ")
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
}
