import Bulletin
import Kernel

/// What the page of a letter shows.
struct LetterFacts {
    let sheet: LetterSheet
    let words: LetterWords
    let times: TimeWords
    private var one: Letter { sheet.one }
    private var names: Names { words.names }

    var model: Model {
        var model = words.line(one, at: times.now).merging([
            "version": "\(one.version)", "facts": facts, "note": one.content.note, "files": sheet.files.map(file),
            "hasFiles": !sheet.files.isEmpty, "mayEdit": sheet.mayEdit, "editTo": Paths.letter(one.number),
            "filesTo": Paths.letterFiles(one.number), "versions": sheet.versions.map(version), "acts": acts,
            "answerTo": sheet.mayEdit && one.direction == .in && one.settled == .none
                ? Paths.letters(query: [("answers", one.number)]) : "",
        ])
        model["links"] = ([sheet.answered].compactMap(\.self).map { ("letter.answersIt", $0) }
            + sheet.answers.map { ("letter.answeredBy", $0) }).map { key, other -> Model in
                ["label": names.text(key), "href": Paths.letter(other.number), "text": other.number,
                    "about": other.content.subject]
            }
        return model
    }

    private var facts: [Model] {
        let content = one.content
        let isIncoming = one.direction == .in
        return [
            (isIncoming ? "letter.from" : "letter.to", content.correspondent),
            (isIncoming ? "letter.cameOn" : "letter.wentOn", content.dated.description),
            ("letter.kind", words.kind(content.kind)), ("field.theirNumber", content.theirNumber),
            ("field.dueOn", content.dueOn?.description ?? ""), ("letter.owner", one.owner.map(names.staff) ?? ""),
            ("letter.by", "\(names.staff(one.by)) \(times.point(one.madeAt))"),
            ("list.project", sheet.project.name),
        ].filter { !$0.1.isEmpty }.map { ["label": names.text($0.0), "text": $0.1] }
    }

    private var acts: [Model] {
        sheet.allowed.map { name in
            [
                "name": names.text("letterAct.\(name.rawValue)"), "to": Paths.letterAction(one.number, name.rawValue),
                "key": name.rawValue, "isMust": name != .file, "label": names.text("letterWords.\(name.rawValue)"),
            ]
        }
    }

    private func file(_ file: LetterFile) -> Model {
        [
            "name": file.name, "href": Paths.letterFile(one.number, file.id.description),
            "size": names.text("letter.kilobytes", ["n": "\(max(1, file.bytes / 1024))"]),
            "who": names.staff(file.by), "at": times.short(file.at),
        ]
    }

    private func version(_ version: LetterVersion) -> Model {
        let content = version.content
        return [
            "label": names.text("dutyLog.version", ["n": "\(version.version)"]), "at": times.short(version.at),
            "exact": times.exact(version.at), "who": version.staffName,
            "act": names.text("letterEntry.\(version.act)"), "why": version.words,
            "then": [
                content.subject, content.correspondent, content.dated.description, content.theirNumber,
                content.dueOn?.description ?? "", content.note,
            ].filter { !$0.isEmpty }.joined(separator: "\n"),
        ]
    }
}
