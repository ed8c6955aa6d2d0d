import ArgumentParser
import Casework
import Foundation
import Kernel
import Sheets
import Web
import Workforce

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings a sheet in: cases, or the categories of another tree.")

    enum Kind: String, ExpressibleByArgument, CaseIterable { case cases, categories }

    @OptionGroup var options: StoreOptions
    @Argument(help: "What is in the file: cases, categories.") var kind: Kind
    @Argument(help: "A .csv or .xlsx file.") var file: String
    @Option(help: "A YAML file that names the column of a field: `text: 备注`.") var map: String?
    @Flag(help: "Says what would be done, and does nothing.") var dryRun = false
    @Flag(help: "Takes the good rows where there are bad ones.") var goodRows = false
    @Option(help: "The project, by code; the first one where it is left out.") var project: String?
    @Option(help: "The kind of a case where the sheet does not say it.") var caseKind = "complaint"
    @Option(help: "Who brings it in.") var user = "admin"

    func run() async throws {
        let house = try await options.open()
        try await Administrator.appoint(in: house)
        let folder = try options.deskFolder()
        let sheet = try SheetReader.read(path: file)
        switch kind {
        case .cases: try await cases(sheet, folder, house)
        case .categories: try categories(sheet, folder)
        }
        house.store.close()
    }

    private func header(_ sheet: Sheet, _ folder: URL, _ part: String, required: [String]) throws -> HeaderMap {
        try HeaderMap.read(sheet, folder, part, map: map, required: required)
    }

    private func cases(_ sheet: Sheet, _ folder: URL, _ house: House) async throws {
        guard let staff = try await house.team.staff(user: user),
            let actor = try await house.store.read({ try Doorkeeper.actor($0, staff.id)?.0 })
        else { throw WorkforceRefusal.unknownStaff(user) }
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
