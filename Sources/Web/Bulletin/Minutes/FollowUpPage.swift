import Bulletin
import Hummingbird
import Kernel
import Workforce

/// One follow-up: what is to be done, until when, what came of it.
enum FollowUpPage {
    static func act(_ ask: Ask) async throws -> Response {
        let (form, id) = (try await ask.form(), try ask.followUp())
        do {
            var words = FollowUpWords(
                result: form["result"], reason: form["reason"], task: form["task"], owner: form["owner"])
            (words.due, words.kind) = (try form.day("due"), form["kind"])
            _ = try await ask.house.minutes.act(
                try words.act(ask.name("action")), on: id, version: form.version, request: ask.requestKey(form),
                by: try ask.actor)
            return .see(Paths.followUp(id.description))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let file = try await ask.house.minutes.followUp(try ask.followUp(), for: try ask.actor)
        let names = try await Names.load(ask)
        let times = TimeWords(ask, zone: file.project.zone)
        let one = file.one
        func typed(_ name: String, _ otherwise: String) -> String {
            refused.flatMap { $0.form.has(name) ? $0.form.raw(name) : nil } ?? otherwise
        }
        var model = FollowUpLine(file: file, names: names, times: times).model
        model.merge(doors(file))
        model["warnings"] = try await ask.warnings(about: .followUp(one), names)
        model.merge([
            "version": "\(one.version)", "given": "\(names.staff(one.by)) \(times.point(one.madeAt))",
            "resultTyped": typed("result", ""), "reasonTyped": typed("reason", ""),
            "taskTyped": typed("task", one.what), "ownerTyped": typed("owner", names.staff(one.owner)),
            "dueTyped": typed("due", one.due.description),
            "kinds": Choice.options(kinds(names), chosen: refused?.form["kind"]),
            "staff": names.activeStaff.prefix(300).map { one -> Model in ["name": one.name] },
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
        ])
        return Shell.page(
            "follow-up", model, title: one.what, place: "followUps", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private static func kinds(_ names: Names) -> [(key: String, name: String)] {
        names.desks[names.firstDesk]?.begunByHand.map { ($0.kind, $0.name[names.language]) } ?? []
    }

    private static func doors(_ file: FollowUpFile) -> Model {
        var doors: Model = [:]
        for name in FollowUpAct.Name.allCases {
            let word = name.rawValue
            doors["may\(word.prefix(1).uppercased())\(word.dropFirst())"] = file.allowed.contains(name)
            doors["\(word)To"] = Paths.followUpAction(file.one.id.description, word)
        }
        return doors
    }
}
