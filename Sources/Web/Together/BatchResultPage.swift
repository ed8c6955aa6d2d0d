import Casework
import Hummingbird
import Kernel

/// What became of each case of a batch.
enum BatchResultPage {
    static func show(_ ask: Ask, _ action: String, _ results: [BatchResult]) async throws -> Response {
        let items = try await ask.house.cases.find(all: results.map(\.number), for: try ask.actor)
        let known = Dictionary(uniqueKeysWithValues: items.map { ($0.number, $0) })
        let names = try await Names.load(ask)
        let done = results.count { $0.refused == nil }
        // What was refused can be looked at and tried again.
        let left = results.filter { $0.refused != nil && known[$0.number] != nil }.map { ("case", Optional($0.number)) }
        let model: Model = [
            "rows": results.map { one in row(one, known[one.number], names).merging(leaving(one, known, names, ask)) },
            "done": ask.text("batch.done", ["n": "\(done)"]), "back": Paths.cases(),
            "refused": done < results.count ? ask.text("batch.refused", ["n": "\(results.count - done)"]) : "",
            "again": left.isEmpty ? "" : Paths.batches(query: left + [("action", action)]),
        ]
        return Shell.page("batch-results", model, title: ask.text("batch.title"), place: "cases", in: ask)
    }

    /// When its message leaves, where it waits for the quiet hours to end.
    private static func leaving(
        _ result: BatchResult, _ known: [String: Case], _ names: Names, _ ask: Ask
    ) -> Model {
        guard let at = result.leavesAt, let item = known[result.number] else { return ["leaves": ""] }
        let times = TimeWords(ask, zone: names.zone(of: item.project))
        return ["leaves": names.text("news.leaves", ["time": times.point(at)])]
    }

    static func row(_ result: BatchResult, _ item: Case?, _ names: Names) -> Model {
        let sentence = result.refused.map { PageSentence.text($0.code, $0.arguments, names, item: item) }
        return [
            "number": result.number, "title": item?.title ?? "", "href": Paths.case_(result.number),
            "isKnown": item != nil, "stage": item.map { names.stage($0) } ?? "", "isDone": result.refused == nil,
            "sentence": sentence ?? "",
        ]
    }
}
