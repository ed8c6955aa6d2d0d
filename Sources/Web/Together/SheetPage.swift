import Casework
import Hummingbird
import Kernel
import Workforce

/// Work sheets on paper: two copies a case, one to stay with the customer and one to come back.
enum SheetPage {
    static let all: [Route] = [
        .page(.post, Paths.sheets, .right(.caseFollow, .caseWork, .caseConfirm)) { ask in
            let form = try await ask.form()
            let numbers = form.values["case"] ?? []
            guard !numbers.isEmpty else { return .see(Paths.cases()) }
            // Each printing counts: no key makes of a second one the first.
            let results = try await ask.house.cases.batch(
                Batch(.print, numbers.map { Batch.Choice($0) }), by: try ask.actor)
            return try await show(ask, results)
        }
    ]

    private static func show(_ ask: Ask, _ results: [BatchResult]) async throws -> Response {
        let actor = try ask.actor
        let items = try await ask.house.cases.find(all: results.map(\.number), for: actor)
        let known = Dictionary(uniqueKeysWithValues: items.map { ($0.number, $0) })
        let names = try await Names.load(ask)
        let lines = try await CaseLine.lines(items, names, in: ask)
        let places = Dictionary(uniqueKeysWithValues: lines.map { ($0.item.number, $0.model.text("where")) })
        let printed = results.filter { $0.refused == nil }
        let sheets = printed.flatMap { result -> [Model] in
            guard let item = known[result.number] else { return [] }
            let sheet = PaperSheet(
                item: item, place: places[item.number] ?? "", printing: result.printing ?? 1, actor: actor,
                names: names, times: TimeWords(ask, zone: names.zone(of: item.project)))
            return PaperSheet.Copy.allCases.map(sheet.model)
        }
        let refused = results.filter { $0.refused != nil }
        let model: Model = [
            "sheets": sheets, "back": Paths.cases(), "hasSheets": !sheets.isEmpty,
            "refused": refused.map { BatchResultPage.row($0, known[$0.number], names) }, "hasRefused": !refused.isEmpty,
            "count": ask.text("sheet.count", ["n": "\(printed.count)"]),
        ]
        return Shell.page("sheets", model, title: ask.text("batch.sheetTitle"), place: "cases", in: ask)
    }
}
