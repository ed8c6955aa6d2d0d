import ArgumentParser
import Foundation
import Kernel
import Sheets
import Transfer
import Web
import Workforce

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings a sheet in: places, people, occupancies, vehicles, staff, cases, arrears or categories.")

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case places, people, occupancies, vehicles, staff, cases, arrears, categories, undo
    }

    @OptionGroup var options: StoreOptions
    @Argument(
        help: "What is in the file: places, people, occupancies, vehicles, staff, cases, arrears, categories; or undo.")
    var kind: Kind
    @Argument(help: "A .csv or .xlsx file; for undo the number of an import.") var file: String
    @Option(help: "A YAML file that names the column of a field: `text: 备注`.") var map: String?
    @Flag(help: "Says what would be done, and does nothing.") var dryRun = false
    @Flag(help: "Takes the good rows where there are bad ones.") var goodRows = false
    @Option(help: "The project, by code; the first one where it is left out.") var project: String?
    @Option(help: "The kind of a case where the sheet does not say it; left out: what the desk's import.yaml says.")
    var caseKind: String?
    @Option(help: "Who brings it in.") var user = "admin"
    @Option(help: "What new staff sign in with first; made and printed once where it is left out.")
    var firstPassword: String?

    func run() async throws {
        let house = try await options.open()
        try await Administrator.appoint(in: house)
        switch kind {
        case .categories: try categories(try SheetReader.read(path: file), try options.deskFolder())
        case .undo: try await undo(house)
        case .places, .people, .occupancies, .vehicles, .staff, .cases, .arrears:
            guard let kind = ImportKind(rawValue: kind.rawValue) else { return }
            let work = SheetImport(
                house: house, kind: kind, file: file, map: map, isDryRun: dryRun, goodRows: goodRows, project: project,
                password: firstPassword, caseKind: caseKind,
                actor: try await house.actor(named: user).limited(to: nil, via: "import"))
            try await work.run()
        }
        house.store.close()
    }

    /// Takes an import back; what somebody changed since stays, and is told.
    private func undo(_ house: House) async throws {
        let actor = try await house.actor(named: user).limited(to: nil, via: "import")
        _ = try await house.imports.undo(file, by: actor)
        guard let id = ID<Transfer.Import>(file) else { return }
        let done = try await house.imports.goOn(id)
        for row in try await house.imports.rows(file, .kept, limit: 1000, for: actor) {
            say("row \(row.number): stays, \(row.kept?.rawValue ?? "")")
        }
        say("\(done.progress) rows taken back, \(done.kept) of them not wholly")
        if done.kept > 0 { throw ExitCode(1) }
    }

    /// Writes the sheet's tree as a file that a desk can read beside its own.
    private func categories(_ sheet: Sheet, _ folder: URL) throws {
        let columns = try HeaderMap.read(sheet, folder, "categories", map: map, required: ["level1"])
        let tree = ForeignCategories(sheet, columns)
        let target = folder.appending(path: "categories-imported.yaml")
        say("\(sheet.rows.count) rows: \(tree.count) categories")
        guard !dryRun else { return }
        try tree.yaml.write(to: target, atomically: true, encoding: .utf8)
        say("written to \(target.path); it is read at the next start")
    }
}
