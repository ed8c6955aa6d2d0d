import Casework
import Hummingbird
import Kernel

/// The procedures of the house: as they were delivered, changed, made here.
enum ProcedureListPage {
    /// - Parameter typed: the key that was refused.
    static func response(_ ask: Ask, typed: String = "", refusal: (any Refusal)? = nil) async throws -> Response {
        let sheets = try await ask.house.cases.procedures(for: try ask.actor)
        let others = try await ask.house.cases.houseTexts(for: try ask.actor)
        let names = try await Names.load(ask)
        let model: Model = [
            "others": others.map { row($0, names, ask) },
            "rows": sheets.map { row($0, names, ask) }, "count": "\(sheets.count)", "typed": typed,
            "mayWrite": try ask.actor.rules(.proceduresEdit, in: nil),
            "sentence": refusal.map { PageSentence($0, names).text } ?? "",
            "done": ask.query("done") == "aside" ? ask.text("procedures.aside") : "",
        ]
        return Shell.page(
            "procedures", model, title: ask.text("nav.procedures"), place: "procedures", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    private static func row(_ sheet: ProcedureSheet, _ names: Names, _ ask: Ask) -> Model {
        let (edited, procedure) = (EditedText(sheet.kind), names.desks[sheet.desk]?.procedure(sheet.kind))
        return [
            "name": edited.name(names, of: sheet.desk), "key": sheet.kind, "href": edited.page(),
            "about": edited.about(ask),
            "state": ask.text("procedures.state.\(sheet.state.rawValue)"),
            "class": sheet.state == .delivered ? "" : "info",
            "version": sheet.current.map { VersionWords.name($0.version, ask) } ?? "",
            "stages": procedure.map { "\($0.stages.count)" } ?? "",
            "running": "\(sheet.running.reduce(0) { $0 + $1.count })", "isOffered": sheet.isOffered,
            "draft": sheet.draft.map { ask.text("procedures.begunBy", ["who": $0.byName]) } ?? "",
        ]
    }
}

/// How versions are called.
enum VersionWords {
    static func name(_ version: Int, _ ask: Ask) -> String {
        let isOwn = version >= Procedure.firstOwn
        return ask.text(
            isOwn ? "procedures.ownVersion" : "procedures.deliveredVersion",
            ["n": "\(isOwn ? version - Procedure.firstOwn + 1 : version)"])
    }
}
