import Bulletin
import Kernel

extension Schemas {
    private static let text = Schema.string()
    private static let day = Schema.format("date")
    private static let number = Schema.integer(0...1_000_000_000)
    private static let kinds = Schema.words(Letter.Kind.allCases.map(\.rawValue))
    private static let directions = Schema.words(Letter.Direction.allCases.map(\.rawValue))

    /// The shapes of the register of letters.
    static let letters: [(String, Schema)] = [
        ("Letter", .whole(letter)),
        (
            "LetterSheet",
            .whole(
                letter + [
                    ("answers", maybeText), ("answeredBy", .array(text)), ("files", .array(.whole(file))),
                    ("actions", .array(.words(LetterAct.Name.allCases.map(\.rawValue)))), ("mayEdit", .boolean),
                    (
                        "versions",
                        .array(
                            .whole(
                                [
                                    ("version", number), ("at", instant), ("act", text), ("words", text),
                                    ("actor", .ref("Named")),
                                ] + content))
                    ),
                ])
        ), ("LetterRequest", .object(request, required: [])),
    ]

    private static let content: [(String, Schema)] = [
        ("kind", kinds), ("dated", day), ("correspondent", text), ("subject", text), ("theirNumber", text),
        ("note", text),
        ("dueOn", maybeDay),
    ]

    private static let letter: [(String, Schema)] =
        [
            ("id", text), ("number", text), ("version", number), ("project", text), ("direction", directions),
            ("state", .words(Letter.State.allCases.map(\.rawValue))),
        ] + content + [("owner", maybeText), ("by", text), ("writtenAt", instant)]

    private static let file: [(String, Schema)] = [
        ("id", text), ("name", text), ("type", text), ("bytes", number), ("at", instant), ("by", text), ("url", text),
    ]

    private static func maybe(_ most: Int) -> Schema { .nullable(.string(most: most)) }

    private static let request: [(String, Schema)] = [
        ("project", maybeText), ("direction", .nullable(directions)), ("kind", .nullable(kinds)), ("dated", maybeDay),
        ("correspondent", maybe(LetterDraft.longestParty)), ("subject", maybe(LetterDraft.longestSubject)),
        ("theirNumber", maybe(LetterDraft.longestTheirNumber)), ("note", maybe(LetterDraft.longestNote)),
        ("dueOn", maybeDay), ("owner", maybeText), ("answers", maybeText),
    ]
}
