import Bulletin
import Hummingbird
import Kernel

/// The register on paper: what the list shows, the oldest first.
enum LetterRegisterPage {
    private static let portion = 200
    /// So many lines are printed at most.
    private static let most = 1000

    static func response(_ ask: Ask) async throws -> Response {
        let address = try LetterAddress(ask)
        var (lines, after): ([Letter], ID<Letter>?) = ([], nil)
        repeat {
            let page = try await ask.house.letters.list(
                address.filter, after: after, limit: portion, for: try ask.actor)
            lines += page.items
            after = page.next.flatMap { ID<Letter>($0) }
        } while after != nil && lines.count < most
        let names = try await Names.load(ask)
        let words = LetterWords(names: names)
        let span = [address.filter.from, address.filter.until].map { $0?.description ?? "" }
        return Shell.page(
            "letters-sheet",
            [
                "back": Paths.letters(query: address.query()),
                "rows": lines.reversed().map { words.line($0, at: ask.now) },
                "hasRows": !lines.isEmpty, "what": ask.text("letters.tab.\(address.filter.part.rawValue)"),
                "span": span == ["", ""] ? "" : span.joined(separator: " – "), "isCut": after != nil,
                "cut": ask.text("letters.cut", ["n": "\(lines.count)"]),
                "today": Zone.shanghai.day(of: ask.now).description,
            ], title: ask.text("letters.register"), place: "letters", in: ask)
    }
}
