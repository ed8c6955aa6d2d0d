/// The addresses of articles, scripts and letters.
extension Paths {
    package static let articles = Path("/articles")
    package static let article = Path("/articles/{article}")
    package static let articleAction = Path("/articles/{article}/actions/{action}")
    package static let caseScripts = Path("/cases/{number}/scripts")
    package static let letters = Path("/letters")
    package static let letter = Path("/letters/{letter}")
    package static let letterAction = Path("/letters/{letter}/actions/{action}")
    package static let letterFiles = Path("/letters/{letter}/attachments")
    package static let letterFile = Path("/letters/{letter}/files/{file}")

    /// Those that templates may call.
    static let ofArticles: [String: Path] = ["articles": articles, "letters": letters]
}

extension Paths.API {
    package static let articles = Path("/api/v1/articles")
    package static let article = Path("/api/v1/articles/{article}")
    package static let articleAction = Path("/api/v1/articles/{article}/actions/{action}")
    package static let caseScripts = Path("/api/v1/cases/{number}/scripts")
    package static let letters = Path("/api/v1/letters")
    package static let letter = Path("/api/v1/letters/{letter}")
    package static let letterAction = Path("/api/v1/letters/{letter}/actions/{action}")
    package static let letterFiles = Path("/api/v1/letters/{letter}/attachments")
    package static let letterFile = Path("/api/v1/letters/{letter}/files/{file}")
}
