import ArgumentParser
import Foundation
import Kernel
import Web
import Workforce

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a table or a list of the house as .xlsx or .csv.")

    private static let kinds = Exporter.Kind.allCases.map(\.rawValue) + Exporter.lists

    @OptionGroup var options: StoreOptions
    @Argument(help: "\(Export.kinds.joined(separator: ", ")).") var kind: String
    @Option(help: "Where it goes, ending in .xlsx or .csv; KIND-DAY.xlsx here where it is left out.") var out: String?
    @Option(help: "The project, by code; left out, the first one, or all of them for a list that shows all.")
    var project: String?
    @Option(help: "A filter of a list, as in its address: show=waiting. May be given several times.")
    var filter: [String] = []
    @Option(help: "As whom it is written: what they may not see in full is masked.") var user = "admin"
    @Option(help: "zh, zh-Hant or en.") var language = "zh"

    func validate() throws {
        guard Self.kinds.contains(kind) else {
            throw ValidationError("what is there: \(Self.kinds.joined(separator: ", "))")
        }
        guard filter.isEmpty || Exporter.lists.contains(kind), filter.allSatisfy({ $0.contains("=") }) else {
            throw ValidationError("--filter takes NAME=VALUE, for \(Exporter.lists.joined(separator: ", "))")
        }
        let known = Exporter.filters(of: kind)
        if let other = filters.first(where: { $0.name != "project" && !known.contains($0.name) }) {
            throw ValidationError("\(kind) has no filter “\(other.name)”; it has: \(known.joined(separator: ", "))")
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
        guard let format, let language = Language(rawValue: language) else { return }
        let actor = try await house.actor(named: user).limited(to: nil, via: "export")
        let file = try await table(house, actor, language, format)
        let path = out ?? "\(kind)-\(Zone.shanghai.day(of: house.store.clock.now())).\(format.rawValue)"
        try file.move(to: path)
        say("\(file.rows) rows: \(path)")
        house.store.close()
    }

    private func table(
        _ house: House, _ actor: Actor, _ language: Language, _ format: ExportTable.Format
    ) async throws -> ExportFile {
        let list = try await Exporter.list(kind, of: house, language, for: actor, by: filters, format)
        if let list { return list }
        let projects = try await house.places.projects()
        guard let kind = Exporter.Kind(rawValue: kind),
            let found = projects.first(where: { project == nil || $0.code == project })
        else { throw UsageError("no project has the code “\(project ?? "")”") }
        return try await Exporter(house, language, for: actor).file(kind, in: found, format)
    }

    private var filters: [(name: String, value: String)] {
        let given = filter.map { $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) }
        let named = given.map { (name: String($0[0]), value: String($0.last ?? "")) }
        return named + [project].compactMap(\.self).map { (name: "project", value: $0) }
    }
}
