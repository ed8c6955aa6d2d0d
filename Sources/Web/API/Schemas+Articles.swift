import Bulletin
import Kernel

extension Schemas {
    private static let text = Schema.string()
    private static let day = Schema.format("date")
    private static let number = Schema.integer(0...1_000_000_000)

    /// The shapes of articles, useful numbers and scripts.
    static let articles: [(String, Schema)] = [
        ("Article", .whole(article)),
        (
            "ArticleFile",
            .whole(
                article + [
                    ("actions", .array(.words(ArticleAct.Name.allCases.map(\.rawValue)))), ("mayEdit", .boolean),
                    (
                        "versions",
                        .array(
                            .whole(
                                [
                                    ("version", number), ("at", instant), ("act", text), ("words", text),
                                    ("actor", .ref("Named")),
                                ] + content + [("places", .array(text))]))
                    ),
                ])
        ), ("ArticleRequest", .object(request, required: [])),
        (
            "CaseScript",
            .whole([
                ("number", text), ("title", text), ("titleEnglish", text), ("tags", .array(text)),
                ("isNear", .boolean), ("text", text), ("textEnglish", text),
            ])
        ),
    ]

    private static let content: [(String, Schema)] = [
        ("title", text), ("text", text), ("titleEnglish", text), ("textEnglish", text), ("phone", text),
        ("tags", .array(text)), ("until", maybeDay), ("checkDays", number),
    ]

    private static let article: [(String, Schema)] =
        [
            ("id", text), ("number", text), ("version", number), ("project", text),
            ("kind", .words(Article.Kind.allCases.map(\.rawValue))),
            ("state", .words(Article.State.allCases.map(\.rawValue))),
        ] + content + [
            ("places", .array(text)), ("without", .array(text)), ("owner", text), ("checkedOn", day),
            ("checkedBy", text), ("checkDue", day), ("by", text), ("writtenAt", instant), ("editor", text),
            ("retiredAt", maybeInstant),
        ]

    private static func maybe(_ most: Int) -> Schema { .nullable(.string(most: most)) }

    private static let request: [(String, Schema)] = [
        ("project", maybeText), ("kind", .nullable(.words(Article.Kind.allCases.map(\.rawValue)))),
        ("title", maybe(ArticleDraft.longestTitle)), ("text", maybe(ArticleDraft.longestText)),
        ("titleEnglish", maybe(ArticleDraft.longestTitle)), ("textEnglish", maybe(ArticleDraft.longestText)),
        ("phone", maybe(ArticleDraft.longestPhone)),
        ("tags", .nullable(.array(.string(most: ArticleDraft.longestTag)))), ("until", maybeDay),
        ("checkDays", .nullable(.integer(1...ArticleDraft.mostCheckDays))), ("places", .nullable(.array(text))),
        ("without", .nullable(.array(text))), ("zones", .nullable(.array(text))), ("owner", maybeText),
    ]
}
