import Custody
import Directory
import Hummingbird
import Kernel
import Workforce

/// A count of a cabinet: what differs first, and who signed it.
enum CountPage {
    static func sign(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let count = try await ask.house.keys.sign(
                ask.name("count"), request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.keyCount(count.id.description))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let actor = try ask.actor
        let count = try await ask.house.keys.count(ask.name("count"), for: actor)
        let file = try await ask.house.keys.cabinet(count.cabinet.description, for: actor)
        let names = try await Names.load(ask)
        let times = TimeWords(ask, zone: file.project.zone)
        let lines = count.lines.filter(\.isDifferent) + count.lines.filter { !$0.isDifferent }
        let isOpen = count.signedAt == nil
        let model: Model = [
            "cabinet": "\(file.cabinet.code) \(file.cabinet.name)", "back": Paths.cabinet(count.cabinet.description),
            "by": names.staff(count.countedBy), "at": times.exact(count.countedAt),
            "signed": count.signedBy.map(names.staff) ?? "", "signedAt": count.signedAt.map(times.exact) ?? "",
            "isOpen": isOpen, "isMine": isOpen && count.countedBy == actor.staff,
            "maySign": isOpen && count.countedBy != actor.staff && actor.may(.custodyCount, in: count.project),
            "to": Paths.keyCountSignature(count.id.description), "rows": lines.map(row),
            "differences": count.differences > 0
                ? ask.text("keyCount.differences", ["n": "\(count.differences)"]) : ask.text("keyCount.right"),
            "class": count.differences > 0 ? "late" : "ok",
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
        ]
        return Shell.page(
            "key-count", model, title: ask.text("keyCount.title"), place: "keys", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private static func row(_ line: KeyCount.Line) -> Model {
        [
            "hook": line.hook.map { "\($0)" } ?? "", "number": line.number, "name": line.name,
            "href": Paths.key(line.key.description), "expected": "\(line.expected)", "found": "\(line.found)",
            "reason": line.reason, "isDifferent": line.isDifferent,
        ]
    }
}
