import Casework
import Directory
import Handover
import Hummingbird
import Kernel
import Workforce

/// One entry of a duty log: as it stands, corrected by a newer version, made a case of, with everything it said before.
enum DutyEntryPage {
    static func correct(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { form, file, times in
            _ = try await ask.house.dutyLog.correct(
                file.entry.id, try DutyForm.draft(form, times), version: form["version"].flatMap { Int($0) },
                request: ask.requestKey(form), by: try ask.actor)
        }
    }

    static func makeCase(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { form, file, _ in
            _ = try await ask.house.dutyLog.makeCase(
                of: file.entry.id, kind: form.raw("kind"), request: ask.requestKey(form), by: try ask.actor)
        }
    }

    private static func attempt(
        _ ask: Ask, _ work: (Form, DutyFile, TimeWords) async throws -> Void
    ) async throws -> Response {
        let form = try await ask.form()
        let file = try await ask.house.dutyLog.file(try ask.dutyEntry(), for: try ask.actor)
        do {
            try await work(form, file, TimeWords(ask, zone: file.post.project.zone))
            return .see(Paths.dutyEntry("\(file.entry.id)"))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let file = try await ask.house.dutyLog.file(try ask.dutyEntry(), for: try ask.actor)
        let names = try await Names.load(ask)
        let times = TimeWords(ask, zone: file.post.project.zone)
        let words = DutyWords(names: names, times: times, rules: ask.house.roster.rules)
        let entry = file.entry
        var model = words.row(entry, number: file.number)
        model.merge(DutyForm.fields(refused?.form, entry.content, times))
        model.merge(doors(file, names, refused, ask))
        model["when"] = times.point(entry.content.at)
        model["shift"] = "\(entry.day) \(words.shift(entry.shift))"
        model["post"] = "\(file.post.project.name) · \(file.post.department.name[ask.language])"
        model["versions"] = file.versions.reversed().map { version($0, names, times) }
        model["sentence"] = refused.map { PageSentence($0.refusal, names).text } ?? ""
        return Shell.page(
            "duty-entry", model, title: entry.content.event, place: "dutyLog", in: ask,
            status: refused.map { .init(code: $0.refusal.kind.status) } ?? .ok)
    }

    private static func doors(_ file: DutyFile, _ names: Names, _ refused: Refused?, _ ask: Ask) -> Model {
        let (entry, post) = (file.entry, file.post)
        let mayRegister = (try? ask.actor.may(.caseRegister, in: post.project.id)) ?? false
        let kinds = ask.house.cases.desks[names.firstDesk]?.procedures.map { ($0.kind, $0.name[ask.language]) } ?? []
        return [
            "mayWrite": file.mayWrite, "version": "\(entry.version)",
            "mayMakeCase": file.mayWrite && mayRegister && entry.item == nil && !entry.content.isStruck,
            "kinds": Choice.options(kinds, chosen: refused?.form["kind"]),
            "correctTo": Paths.dutyEntry("\(entry.id)"), "caseTo": Paths.dutyCase("\(entry.id)"),
            "back": Paths.dutyLog(
                query: [
                    ("project", post.project.code), ("department", post.department.key), ("from", "\(entry.day)"),
                ]),
        ]
    }

    private static func version(_ one: DutyVersion, _ names: Names, _ times: TimeWords) -> Model {
        let content = one.content
        return [
            "title": names.text("dutyLog.version", ["n": "\(one.version)"]), "who": names.staff(one.by),
            "at": times.point(one.at), "exact": times.exact(one.at), "reason": one.reason,
            "isStruck": content.isStruck, "when": times.point(content.at), "place": content.placeText,
            "event": content.event, "course": content.course, "result": content.result,
        ]
    }
}
