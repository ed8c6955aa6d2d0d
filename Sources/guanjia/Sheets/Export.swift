import ArgumentParser
import Foundation
import Kernel
import Web
import Workforce

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a table of cases, people, occupancies, vehicles, places, staff or arrears as .xlsx or .csv.")

    @OptionGroup var options: StoreOptions
    @Argument(help: "cases, people, occupancies, vehicles, places, staff or arrears.") var kind: String
    @Option(help: "Where it goes, ending in .xlsx or .csv; KIND-DAY.xlsx here where it is left out.") var out: String?
    @Option(help: "The project, by code; the first one where it is left out.") var project: String?
    @Option(help: "As whom it is written: what they may not see in full is masked.") var user = "admin"
    @Option(help: "zh, zh-Hant or en.") var language = "zh"

    func validate() throws {
        guard Exporter.Kind(rawValue: kind) != nil else {
            throw ValidationError("what is there: \(Exporter.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard Language(rawValue: language) != nil else { throw ValidationError("--language takes zh, zh-Hant or en") }
        guard format != nil else { throw ValidationError("--out ends in .xlsx or .csv") }
    }

    private var format: ExportTable.Format? {
        guard let out else { return .xlsx }
        return ExportTable.Format(rawValue: URL(fileURLWithPath: out).pathExtension.lowercased())
    }

    func run() async throws {
        let house = try await options.open()
        guard let kind = Exporter.Kind(rawValue: kind), let format, let language = Language(rawValue: language) else {
            return
        }
        let actor = try await house.actor(named: user).limited(to: nil, via: "export")
        let projects = try await house.places.projects()
        guard let found = projects.first(where: { project == nil || $0.code == project }) else {
            throw UsageError("no project has the code “\(project ?? "")”")
        }
        let file = try await Exporter(house, language, for: actor).file(kind, in: found, format)
        let path = out ?? "\(kind.rawValue)-\(Zone.shanghai.day(of: house.store.clock.now())).\(format.rawValue)"
        try file.move(to: path)
        say("\(file.rows) rows: \(path)")
        house.store.close()
    }
}
