import Custody
import Directory
import Kernel
import Workforce

/// The forms for another key and another cabinet, with what was typed where it came back.
struct KeyAddForm {
    let ask: Ask
    let project: Project
    let words: KeyNames
    let trouble: (part: KeyListPage.Part, refused: Refused)?

    var model: Model {
        guard let actor = try? ask.actor, actor.may(.custodyManage, in: project.id) else { return [:] }
        return ["addKey": key, "addCabinet": cabinet]
    }

    private func form(_ part: KeyListPage.Part, _ fields: [String: String]) -> Model {
        let refused = trouble.flatMap { $0.part == part ? $0.refused : nil }
        var model: Model = [
            "isOpen": refused != nil || (part == .key && ["cabinet", "place"].contains { ask.query($0) != nil }),
            "sentence": refused.map { PageSentence($0.refusal, words.names).text } ?? "", "project": project.code,
        ]
        for (field, value) in fields { model[field] = refused?.form.raw(field) ?? value }
        return model
    }

    private var key: Model {
        let fields = [
            "number": "", "name": "", "place": ask.query("place") ?? "", "cabinet": ask.query("cabinet") ?? "",
            "hook": ask.query("hook") ?? "", "copies": "1", "seal": "", "note": "",
        ]
        let chosen = trouble?.refused.form["kind"] ?? words.rules.kinds.first?.key
        return form(.key, fields).merging([
            "kinds": Choice.options(words.rules.kinds.map { ($0.key, $0.name[words.names.language]) }, chosen: chosen)
        ])
    }

    private var cabinet: Model { form(.cabinet, ["code": "", "name": "", "hooks": "40", "place": ""]) }
}
