import Bulletin
import Casework
import Hummingbird
import Kernel
import Workforce

/// The register of letters: the list with the form for a new line, its print, and the page of one.
enum LetterRoutes {
    private static let readers = Route.Gate.right(Letters.readers)
    private static let writers = Route.Gate.right(.letterWrite)

    static let all: [Route] = [
        .page(.get, Paths.letters, readers) { ask in
            try await ask.query("print") == nil ? LetterListPage.show(ask, nil) : LetterRegisterPage.response(ask)
        },
        .page(.post, Paths.letters, writers, LetterListPage.write),
        .page(.get, Paths.letter, readers) { ask in try await LetterPage.show(ask, nil) },
        .page(.post, Paths.letter, writers, LetterPage.edit),
        .page(.post, Paths.letterAction, writers, LetterPage.act),
        .page(.post, Paths.letterFiles, writers, LetterPage.attach),
        .page(.get, Paths.letterFile, readers, file),
    ]

    /// A file of a letter, never taken for a page of ours.
    @Sendable
    static func file(_ ask: Ask) async throws -> Response {
        guard let id = ID<LetterFile>(ask.name("file")),
            let (file, bytes) = try await ask.house.letters.file(id, of: ask.name("letter"), for: try ask.actor)
        else { throw WebRefusal.unknownPage }
        let isShown = file.type.hasPrefix("image/") || file.type.hasPrefix("audio/")
        let name = "filename*=UTF-8''\(Path.encoded(file.name))"
        return .kept(bytes, type: file.type, disposition: "\(isShown ? "inline" : "attachment"); \(name)")
    }
}
