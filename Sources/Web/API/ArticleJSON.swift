import Bulletin
import Kernel

struct ArticleJSON: JSONValue {
    let one: Article
    let zone: Zone
    let now: Instant

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        [
            ("id", one.id.json), ("number", one.number.json), ("version", one.version.json),
            ("project", one.project.json), ("kind", one.kind.rawValue.json),
            ("state", one.state(on: zone.day(of: now)).rawValue.json),
        ] + one.content.parts + [
            ("places", one.places.map(\.code).json), ("without", one.without.map(\.code).json),
            ("owner", one.owner.json), ("checkedOn", one.checkedOn.description.json),
            ("checkedBy", one.checkedBy.json), ("checkDue", one.checkDue.description.json), ("by", one.by.json),
            ("writtenAt", zone.text(one.madeAt).json), ("editor", one.editor.json),
            ("retiredAt", one.retiredAt.map(zone.text).json),
        ]
    }
}

struct ArticleFileJSON: JSONValue {
    let file: ArticleFile
    let now: Instant
    private var zone: Zone { file.project.zone }

    var json: JSON {
        .object(
            ArticleJSON(one: file.one, zone: zone, now: now).parts + [
                ("actions", file.allowed.map(\.rawValue).json), ("mayEdit", file.mayEdit.json),
                ("versions", file.versions.map(version).json),
            ])
    }

    private func version(_ version: ArticleVersion) -> JSON {
        .object(
            [
                ("version", version.version.json), ("at", zone.text(version.at).json), ("act", version.act.json),
                ("words", version.words.json),
                ("actor", NamedJSON(key: version.staff.description, name: version.staffName).json),
            ] + version.content.parts + [("places", version.places.json)])
    }
}

struct CaseScriptJSON: JSONValue {
    let one: CaseScript
    let words: ScriptWords
    let english: ScriptWords

    var json: JSON {
        let content = one.script.content
        return .object([
            ("number", one.script.number.json), ("title", content.title.json),
            ("titleEnglish", content.titleEnglish.json), ("tags", content.tags.json), ("isNear", one.isNear.json),
            ("text", words.filled(content.text).json), ("textEnglish", english.filled(content.textEnglish).json),
        ])
    }
}

extension Article.Content {
    fileprivate var parts: [(String, JSON)] {
        [
            ("title", title.json), ("text", text.json), ("titleEnglish", titleEnglish.json),
            ("textEnglish", textEnglish.json), ("phone", phone.json), ("tags", tags.json),
            ("until", until?.description.json ?? .null), ("checkDays", checkDays.json),
        ]
    }
}
