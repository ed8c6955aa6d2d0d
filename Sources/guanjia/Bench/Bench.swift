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

    enum Work: String, ExpressibleByArgument, CaseIterable { case all, register, page, find, start }

    @OptionGroup var options: StoreOptions
    @Argument(help: "all, register, page, find or start.") var work = Work.all
    @Flag(help: "Answers JSON.") var json = false
    @Option(help: "How many cases are in the store before it begins.") var cases = 100_000
    @Option(help: "How long each measurement runs, in seconds.") var seconds = 6.0
    @Option(help: "Connections at once.") var connections = 32

    func run() async throws {
        var options = options
        let folder = FileManager.default.temporaryDirectory.appending(path: "guanjia-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        options.store = options.store ?? folder.appending(path: "bench.db").path
        let house = try await options.open()
        let bed = try await TestBed.prepare(house, cases: cases)
        var report = BenchReport(cases: cases, connections: connections)
        report.commits = try RawCommits.measure(in: folder, seconds: min(3, seconds))
        let application = Application(
            router: bed.router(), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { bed.opened($0.localAddress?.port ?? 0) }, logger: quiet)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await application.run() }
            let client = LoadClient(port: await bed.port(), connections: connections, seconds: seconds)
            report.empty = await client.run(expecting: 200) { _ in bed.empty }
            if work == .all || work == .register { report.register = await client.run(expecting: 201, bed.intake) }
            if work == .all || work == .page { report.page = await client.run(expecting: 200, bed.page) }
            if work == .all || work == .find { report.find = await client.run(expecting: 200, bed.search) }
            if work == .all || work == .page { report.firstPageBytes = FirstPage.weigh(port: client.port, bed) }
            group.cancelAll()
        }
        if work == .all || work == .start { report.start = try await StartUp.measure(options, folder) }
        say(json ? try report.json() : report.text())
    }
}
