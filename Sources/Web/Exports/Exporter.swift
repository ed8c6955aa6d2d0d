import Casework
import Directory
import Kernel
import Sheets
import Transfer
import Workforce

/// Makes the tables that leave the house, in one language and for one reader: what they may not see in full is masked.
package struct Exporter: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case cases, people, occupancies, vehicles, places, staff, arrears

        /// They are of customers' files, and of those whom the list of customers shows.
        var isOfPeople: Bool { [.people, .occupancies, .vehicles].contains(self) }
    }

    let house: House
    let actor: Actor
    let names: Names

    package init(_ house: House, _ language: Language, for actor: Actor) async throws {
        (self.house, self.actor) = (house, actor)
        names = try await Names(house, language)
    }

    /// A table of what there is of a kind in a project, as a file; staff are the house's.
    ///
    /// - Parameters:
    ///   - cases: the list whose filters are in force; nil for all cases of the project.
    ///   - words: whom the list of customers shows; nil for all of the project.
    ///   - text: what places are looked for by; nil for all of the project.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``TransferRefusal/exportTooLarge(limit:)``
    package func file(
        _ kind: Kind, in project: Project, _ format: ExportTable.Format, cases given: CaseFilter? = nil,
        arrears question: ArrearsQuestion = ArrearsQuestion(), people words: PeopleWords? = nil,
        places text: String? = nil
    ) async throws -> ExportFile {
        var filter = given ?? CaseFilter()
        if given == nil { filter.project = project.id }
        let forms = FormColumns(filter, house, names, for: actor)
        let table = ExportTable(
            name: kind.rawValue, title: names.text(Self.title(kind)),
            header: Self.columns(kind).map { names.text("export.\($0)") } + (kind == .cases ? forms.header : []))
        let file = try ExportFile(table, format, most: kind == .cases ? Self.mostCases : Exports.mostRows)
        switch kind {
        case .cases: try await cases(filter, forms, to: file)
        case .people: try await people(in: project, words, to: file)
        case .occupancies: try await occupancies(in: project, words, to: file)
        case .vehicles: try await vehicles(in: project, words, to: file)
        case .places: try await places(in: project, text, to: file)
        case .staff: try await staff(to: file)
        case .arrears: try await arrears(question, in: project, to: file)
        }
        try file.finish()
        try await house.exports.note(kind.rawValue, rows: file.rows, by: actor)
        return file
    }

    /// The key of what the sheet is called.
    private static func title(_ kind: Kind) -> String {
        switch kind {
        case .arrears: "arrears.title"
        case .occupancies, .vehicles: "importKind.\(kind.rawValue)"
        case .cases, .people, .places, .staff: "nav.\(kind.rawValue)"
        }
    }

    private static func columns(_ kind: Kind) -> [String] {
        switch kind {
        case .cases: caseColumns
        case .people: peopleColumns
        case .occupancies: occupancyColumns
        case .vehicles: vehicleColumns
        case .places: placeColumns
        case .arrears: ["room", "name", "amount", "since", "statement"]
        case .staff: ["user", "name", "phones", "department", "role", "project", "where", "category", "left"]
        }
    }
}
