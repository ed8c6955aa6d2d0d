import ArgumentParser
import Casework
import Foundation
import Kernel
import Sheets
import Transfer
import Web
import Workforce

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings a sheet in: places, people, staff, cases, or the categories of another tree.")

    enum Kind: String, ExpressibleByArgument, CaseIterable { case places, people, staff, cases, categories, undo }

    @OptionGroup var options: StoreOptions
    @Argument(help: "What is in the file: places, people, staff, cases, categories; or undo.") var kind: Kind
    @Argument(help: "A .csv or .xlsx file; for undo the number of an import.") var file: String
    @Option(help: "A YAML file that names the column of a field: `text: 备注`.") var map: String?
    @Flag(help: "Says what would be done, and does nothing.") var dryRun = false
    @Flag(help: "Takes the good rows where there are bad ones.") var goodRows = false
    @Option(help: "The project, by code; the first one where it is left out.") var project: String?
    @Option(help: "The kind of a case where the sheet does not say it.") var caseKind = "complaint"
    @Option(help: "Who brings it in.") var user = "admin"
    @Option(help: "What new staff sign in with first; made and printed once where it is left out.")
    var firstPassword: String?

    func run() async throws {
        let house = try await options.open()
        try await Administrator.appoint(in: house)
        let folder = try options.deskFolder()
        switch kind {
        case .cases: try await cases(try SheetReader.read(path: file), folder, house)
        case .categories: try categories(try SheetReader.read(path: file), folder)
        case .undo: try await undo(house)
        case .places, .people, .staff:
            guard let kind = ImportKind(rawValue: kind.rawValue) else { return }
            let work = SheetImport(
                house: house, kind: kind, file: file, map: map, isDryRun: dryRun, goodRows: goodRows, project: project,
                password: firstPassword, actor: try await house.actor(named: user).limited(to: nil, via: "import"))
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

    private func header(_ sheet: Sheet, _ folder: URL, _ part: String, required: [String]) throws -> HeaderMap {
        try HeaderMap.read(sheet, folder, part, map: map, required: required)
    }

    private func cases(_ sheet: Sheet, _ folder: URL, _ house: House) async throws {
        let actor = try await house.actor(named: user)
        let columns = try header(sheet, folder, "cases", required: ["text", "reportedAt"])
        if !columns.unknown.isEmpty { say("columns left out: \(columns.unknown.joined(separator: ", "))") }
        let reader = CaseRows(columns: columns, zone: .shanghai, kind: caseKind)
        var plan = ImportPlan()
        (plan.project, plan.isDryRun, plan.goodRowsOnly) = (project, dryRun, goodRows)
        let read = sheet.rows.map { (number: $0.number, row: reader.read($0)) }
        var verdicts: [Int: ImportVerdict] = [:]
        var good: [(number: Int, old: OldCase)] = []
        for (number, row) in read {
            switch row {
            case .success(let old): good.append((number, old))
            case .failure(let fault): verdicts[number] = .refused(code: fault.code, field: fault.field)
            }
        }
        // The oldest first, so that the newest is on top of every list.
        good.sort { ($0.old.reportedAt, $0.number) < ($1.old.reportedAt, $1.number) }
        if !verdicts.isEmpty, !goodRows { plan.isDryRun = true }
        let done = try await house.cases.importOld(
            good.map(\.old), plan: plan, by: actor.limited(to: nil, via: "import"))
        for (one, verdict) in zip(good, done) { verdicts[one.number] = verdict }
        try report(verdicts, isDone: !plan.isDryRun)
    }

    private func report(_ verdicts: [Int: ImportVerdict], isDone: Bool) throws {
        var counts = (created: 0, exists: 0, refused: 0)
        for (row, verdict) in verdicts.sorted(by: { $0.key < $1.key }) {
            switch verdict {
            case .created(let number):
                counts.created += 1
                if dryRun || verdicts.count <= 50 {
                    say("row \(row): \(isDone ? "created \(number)" : "would be created")")
                }
            case .exists(let number):
                counts.exists += 1
                if dryRun || verdicts.count <= 50 { say("row \(row): is there as \(number)") }
            case .refused(let code, let field):
                counts.refused += 1
                say("row \(row): refused, \(code)\(field.isEmpty ? "" : " (\(field))")")
            }
        }
        let isRefused = counts.refused > 0 && !goodRows
        let what = dryRun ? "would be created" : isRefused ? "not created, because of the refused rows" : "created"
        let done = "\(counts.created) \(what), \(counts.exists) there already, \(counts.refused) refused"
        say("\(verdicts.count) rows: \(done)")
        if isRefused { throw ExitCode(1) }
    }

    /// Writes the sheet's tree as a file that a desk can read beside its own.
    private func categories(_ sheet: Sheet, _ folder: URL) throws {
        let columns = try header(sheet, folder, "categories", required: ["level1"])
        let tree = ForeignCategories(sheet, columns)
        let target = folder.appending(path: "categories-imported.yaml")
        say("\(sheet.rows.count) rows: \(tree.count) categories")
        guard !dryRun else { return }
        try tree.yaml.write(to: target, atomically: true, encoding: .utf8)
        say("written to \(target.path); it is read at the next start")
    }
}
