import Bulletin
import Casework
import Hummingbird
import Kernel

/// The scripts of a case, filled in, to choose one from: over the case where there is script, else a page.
enum ScriptPage {
    static func show(_ ask: Ask) async throws -> Response {
        let file = try await ask.house.cases.file(ask.name("number"), for: try ask.actor)
        let item = file.item
        let frame = ask.query("frame").flatMap(CaseFrame.init) ?? .page
        let names = try await Names.load(ask)
        let words = try ScriptWords(file, names, in: ask)
        let english = try ScriptWords(file, try await Names(ask.house, .english), in: ask)
        let rows = try await ask.house.articles.scripts(for: item, for: try ask.actor).map { one -> Model in
            let (number, content) = (one.script.number, one.script.content)
            func insert(_ language: String?) -> String {
                frame.address(item.number) + (frame == .page ? "?" : "&") + "script=\(number)"
                    + (language.map { "&in=\($0)" } ?? "")
            }
            return [
                "name": ArticleWords(names: names).title(of: one.script), "isNear": one.isNear,
                "tags": content.tags.map { ["text": ArticleWords(names: names).tag($0)] },
                "said": words.filled(content.text), "insertTo": insert(nil),
                "saidEnglish": english.filled(content.textEnglish), "insertEnglishTo": insert("en"),
            ]
        }
        let mayWrite = try ask.actor.may(.articleWrite, in: item.project)
        return Shell.page(
            "case-scripts",
            [
                "number": item.number, "here": frame.address(item.number), "rows": rows, "hasRows": !rows.isEmpty,
                "writeTo": mayWrite ? Paths.articles(query: [("new", "script")]) : "",
            ], title: "\(item.number) \(ask.text("script.choose"))", place: "cases", in: ask)
    }
}
