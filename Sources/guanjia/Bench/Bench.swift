import ArgumentParser
import Casework
import Foundation
import Hummingbird
import Kernel
import Store
import Web
import Workforce

struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures the promises of the software beside the raw limits of this machine, in one run.")

    enum Work: String, ExpressibleByArgument, CaseIterable {
        case all, register, page, board, live, find, customer, start, watch, suggest, rounds, roster, forms
        /// By itself alone: it fills a store of its own.
        case `import`
    }

    @OptionGroup var options: StoreOptions
    @Argument(help: "\(Work.allCases.map(\.rawValue).joined(separator: ", ")).") var work = Work.all
    @Flag(help: "Answers JSON.") var json = false
    @Option(help: "Cases in the store before it begins; several are measured one after the other.")
    var cases: [Int] = [100_000]
    @Option(help: "How many people are known before it begins.") var people = 20_000
    @Option(help: "Households that `bench import` brings in, of three people each.") var households = 100_000
    @Option(help: "How long each measurement runs, in seconds.") var seconds = 6.0
    @Option(help: "Connections at once.") var connections = 32

    func run() async throws {
        var options = options
        let folder = FileManager.default.temporaryDirectory.appending(path: "guanjia-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        options.store = options.store ?? folder.appending(path: "bench.db").path
        // It asks as fast as it can, as one: how much somebody may ask is not what is measured.
        let house = try await options.open(door: DoorRules(limits: .none))
        if work == .import { return try await bringIn(house, folder) }
        var reports: [BenchReport] = []
        for (place, count) in cases.sorted().enumerated() {
            let bed = try await TestBed.prepare(house, cases: count, people: people)
            var report = BenchReport(cases: count, people: people, connections: connections)
            report.engine = (options.store ?? "").contains("://") ? "PostgreSQL" : "SQLite"
            report.commits = try RawCommits.measure(in: folder, seconds: min(3, seconds))
            try await measure(bed, &report)
            if isAsked(.watch) { report.watch = try await WatchUp.measure(options) }
            if place == 0, isAsked(.rounds) {
                report.rounds = try await RoundsUp.measure(options, folder, by: bed.actor)
            }
            if place == 0, isAsked(.start) { try await measureStart(options, folder, &report) }
            let text = Data((report.text() + "\n").utf8)
            (json ? FileHandle.standardError : .standardOutput).write(text)
            reports.append(report)
        }
        if json { say(try BenchReport.json(reports)) }
    }

    private func bringIn(_ house: House, _ folder: URL) async throws {
        try await Administrator.appoint(in: house)
        let actor = try await house.actor(named: "admin").limited(to: nil, via: "import")
        let run = ImportRun(house: house, actor: actor, folder: folder, households: max(1, households))
        let report = try await run.measure()
        say(json ? report.json : report.text())
        house.store.close()
    }

    private func measureStart(_ options: StoreOptions, _ folder: URL, _ report: inout BenchReport) async throws {
        report.start = try await StartUp.measure(options, folder)
        let many = try ManyProcedures.write(like: options.deskFolder(), in: folder)
        report.startOfMany = try await StartUp.measure(options, folder, name: "many", desks: many)
    }

    private func isAsked(_ one: Work) -> Bool { work == .all || work == one }

    /// Serves the store and asks it: the raw limit first, then each work.
    private func measure(_ bed: TestBed, _ report: inout BenchReport) async throws {
        let application = Application(
            router: bed.router(), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { bed.opened($0.localAddress?.port ?? 0) }, logger: quiet)
        let serving = Task { try? await application.run() }
        defer { serving.cancel() }
        let client = LoadClient(port: await bed.port(), connections: connections, seconds: seconds)
        report.empty = await client.run(expecting: 200) { _ in bed.empty }
        if isAsked(.page) { report.page = await client.run(expecting: 200, bed.page) }
        if isAsked(.board) { report.board = await client.run(expecting: 200) { _ in bed.board } }
        if isAsked(.live) { report.live = try await LiveScreens.measure(bed, port: client.port) }
        let alone = LoadClient(port: client.port, connections: 1, seconds: seconds)
        if isAsked(.find) {
            report.findAlone = await alone.run(expecting: 200, bed.search)
            report.find = await client.run(expecting: 200, bed.search)
        }
        if isAsked(.customer) {
            let ask = bed.customers(try await BenchCustomers(house: bed.house, actor: bed.actor).prepare())
            report.customerAlone = await alone.run(expecting: 200, ask)
            report.customer = await client.run(expecting: 200, ask)
        }
        if isAsked(.register) { report.register = await client.run(expecting: 201, bed.intake) }
        if isAsked(.suggest) {
            let ask = bed.suggestions(for: try await BenchCrew.prepare(bed.house, by: bed.actor))
            report.suggest = await alone.run(expecting: 200, ask)
        }
        if isAsked(.roster) { try await measureRoster(bed, port: client.port, &report) }
        if isAsked(.forms) { try await measureForms(bed, client, &report) }
        if isAsked(.page) { report.firstPageBytes = FirstPage.weigh(port: client.port, bed) }
    }

    private func measureForms(_ bed: TestBed, _ client: LoadClient, _ report: inout BenchReport) async throws {
        let forms = try BenchForms(bed.house, bed.actor)
        try await forms.fill()
        let ask = bed.calls(forms.addresses)
        let alone = LoadClient(port: client.port, connections: 1, seconds: seconds)
        report.forms = await alone.run(expecting: 200, ask)
        report.formsTogether = await client.run(expecting: 200, ask)
    }

    private func measureRoster(_ bed: TestBed, port: Int, _ report: inout BenchReport) async throws {
        let month = bed.browse(try await BenchRoster.prepare(bed.house, by: bed.actor))
        // The first page in a language puts its templates together, once in the life of the program.
        let line = Line(port: port)
        report.rosterBytes = line?.answer(to: month)?.count ?? 0
        line?.close()
        let alone = LoadClient(port: port, connections: 1, seconds: seconds)
        report.roster = await alone.run(expecting: 200) { _ in month }
    }
}
