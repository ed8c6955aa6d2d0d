import Casework
import Directory
import Kernel
import Sheets
import Workforce

/// What a listed sheet is made of: who asks by which address, and of which projects.
struct Listing: Sendable {
    let ask: Ask
    let actor: Actor
    let names: Names
    /// Those that the list may be taken out of: the one that the address names, else all; never empty.
    let projects: [Project]

    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/notAllowed(_:)``
    init(_ sheet: ListedSheet, in ask: Ask) async throws {
        let actor = try ask.actor
        (self.ask, self.actor) = (ask, actor)
        names = try await Names.load(ask)
        let mine = try await ask.house.places.projects().filter { sheet.isOpen(to: actor, in: $0.id) }
        let name = ask.query("project")
        projects = name.map { name in mine.filter { $0.isCalled(name) } } ?? mine
        if projects.isEmpty {
            guard name == nil else { throw DirectoryRefusal.unknownProject(name ?? "") }
            throw WorkforceRefusal.notAllowed(sheet.rights[0])
        }
    }

    var house: House { ask.house }
    /// Of lists that show one project.
    var project: Project { projects[0] }

    /// Where it is of one project, that one: nothing else is read. Of several ``lists(_:)`` looks at each row.
    var only: ID<Project>? { projects.count == 1 ? projects[0].id : nil }

    /// Whether what is of a project may be taken out with the others.
    func lists(_ project: ID<Project>) -> Bool { projects.contains { $0.id == project } }

    /// Takes every item of a list that is read page by page.
    func each<Item: Sendable>(
        _ page: (String?) async throws -> (items: [Item], next: String?), take: (Item) throws -> Void
    ) async throws {
        var after: String?
        repeat {
            let (items, next) = try await page(after)
            for item in items { try take(item) }
            after = next
        } while after != nil
    }

    func yes(_ isSo: Bool) -> Cell { .text(names.text(isSo ? "form.yes" : "form.no")) }
    func staff(_ id: ID<Staff>?) -> Cell { .text(id.map(names.staff) ?? "") }
    func file(_ sheet: ListedSheet, _ format: ExportTable.Format) async throws -> ExportFile {
        let header = sheet.columns.map { names.text($0) } + (try sheet.more(self))
        let table = ExportTable(name: sheet.key, title: names.text(sheet.title), header: header)
        let file = try ExportFile(table, format)
        try await sheet.rows(self, file)
        try file.finish()
        try await house.exports.note(sheet.key, rows: file.rows, by: actor)
        return file
    }
}

extension Cell {
    static func count(_ number: Int?) -> Cell { number.map { .number(Double($0), "\($0)") } ?? .empty }
}
