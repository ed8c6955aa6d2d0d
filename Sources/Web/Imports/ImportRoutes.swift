import Hummingbird
import Kernel
import Sheets
import Transfer
import Workforce

/// Sheets that people bring: choosing a file, saying what its columns are, seeing what would be done, doing it, taking
/// it back.
enum ImportRoutes {
    static let gate = Route.Gate.right(.importRun)
    /// Of a sheet that comes through the door.
    static let mostBytes = 20 << 20

    static let all: [Route] = [
        .page(.get, Paths.imports, gate) { ask in try await ImportsPage.response(ask) },
        .page(.post, Paths.imports, gate, begin),
        .page(.get, Paths.importTemplate, gate, template),
        .page(.get, Paths.import_, gate) { ask in try await ImportPage.response(ask) },
        .page(.get, Paths.importFaults, gate, faults),
        .page(.post, Paths.importAction, gate, act),
    ]

    private static func begin(_ ask: Ask) async throws -> Response {
        let form = try await ask.form(limit: mostBytes + 65_536)
        do {
            let one = try await begin(form, in: ask)
            return .see(Paths.import_(one.id.description))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await ImportsPage.response(ask, typed: form, refusal: refusal)
        }
    }

    /// The sheet of a form, staged.
    ///
    /// - Throws: ``WebRefusal/missing(field:)`` · what ``Imports`` refuses
    static func begin(_ form: Form, in ask: Ask) async throws -> Import {
        guard let kind = form["kind"].flatMap(ImportKind.init) else { throw WebRefusal.missing(field: "kind") }
        guard let file = form.files.first else { throw WebRefusal.missing(field: "file") }
        do {
            return try await ask.house.imports.begin(
                kind, file: file.name, file.bytes, project: form["project"], by: try ask.actor)
        } catch let error as SheetError { throw TransferRefusal(error) }
    }

    private static func act(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            guard let act = Import.Act(rawValue: ask.name("action")) else { throw WebRefusal.unknownPage }
            let wish = ImportWish(form)
            _ = try await wish.carryOut(act, on: ask.name("import"), request: ask.requestKey(form), in: ask)
            return .see(Paths.import_(ask.name("import")))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await ImportPage.response(ask, typed: form, refusal: refusal)
        }
    }

    /// The refused rows as a workbook, with why.
    @Sendable
    static func faults(_ ask: Ask) async throws -> Response {
        let (texts, language) = (ask.house.texts, ask.language)
        let titles = (ask.text("import.faultRow"), ask.text("import.faultWhy"))
        let pages = try await ask.house.imports.faults(
            ask.name("import"), titles: titles, sheet: ask.text("import.faults"),
            sentence: { texts.sentence(ofRow: $0, language) }, for: try ask.actor)
        return .file(
            try WorkbookWriter.xlsx(pages), name: "\(ask.text("import.faults")).xlsx",
            type: ExportTable.Format.xlsx.type)
    }

    /// A table to fill in.
    @Sendable
    static func template(_ ask: Ask) async throws -> Response {
        guard let kind = ImportKind(rawValue: ask.name("kind")) else { throw WebRefusal.unknownPage }
        let name = ask.text("importKind.\(kind.rawValue)")
        let pages = ask.house.imports.template(
            kind, sheets: (name, ask.text("import.hints")),
            columns: (ask.text("import.field"), ask.text("import.hint")),
            title: { ask.text("importField.\($0)") }, example: { example($0, of: kind, in: ask) },
            hint: { ask.text("importHint.\(kind.rawValue).\($0)") })
        return .file(try WorkbookWriter.xlsx(pages), name: "\(name).xlsx", type: ExportTable.Format.xlsx.type)
    }

    /// What might stand in a column; empty where nothing usually does.
    private static func example(_ field: String, of kind: ImportKind, in ask: Ask) -> String {
        let key = "importExample.\(kind.rawValue).\(field)"
        return ask.house.texts.has(key) ? ask.text(key) : ""
    }
}
