import Bulletin
import Kernel

struct LetterJSON: JSONValue {
    let one: Letter
    let zone: Zone
    let now: Instant

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        [
            ("id", one.id.json), ("number", one.number.json), ("version", one.version.json),
            ("project", one.project.json), ("direction", one.direction.rawValue.json),
            ("state", one.state(on: zone.day(of: now)).rawValue.json),
        ] + one.content.parts + [
            ("owner", one.owner.json), ("by", one.by.json), ("writtenAt", zone.text(one.madeAt).json),
        ]
    }
}

struct LetterSheetJSON: JSONValue {
    let sheet: LetterSheet
    let now: Instant
    private var zone: Zone { sheet.project.zone }

    var json: JSON {
        .object(
            LetterJSON(one: sheet.one, zone: zone, now: now).parts + [
                ("answers", sheet.answered?.number.json ?? .null),
                ("answeredBy", sheet.answers.map(\.number).json), ("files", sheet.files.map(file).json),
                ("actions", sheet.allowed.map(\.rawValue).json), ("mayEdit", sheet.mayEdit.json),
                ("versions", sheet.versions.map(version).json),
            ])
    }

    private func file(_ file: LetterFile) -> JSON {
        let id = file.id.description
        return .object([
            ("id", id.json), ("name", file.name.json), ("type", file.type.json), ("bytes", file.bytes.json),
            ("at", zone.text(file.at).json), ("by", file.by.json),
            ("url", Paths.API.letterFile(sheet.one.number, id).json),
        ])
    }

    private func version(_ version: LetterVersion) -> JSON {
        .object(
            [
                ("version", version.version.json), ("at", zone.text(version.at).json), ("act", version.act.json),
                ("words", version.words.json),
                ("actor", NamedJSON(key: version.staff.description, name: version.staffName).json),
            ] + version.content.parts)
    }
}

extension Letter.Content {
    fileprivate var parts: [(String, JSON)] {
        [
            ("kind", kind.rawValue.json), ("dated", dated.description.json),
            ("correspondent", correspondent.json), ("subject", subject.json),
            ("theirNumber", theirNumber.json), ("note", note.json),
            ("dueOn", dueOn?.description.json ?? .null),
        ]
    }
}
