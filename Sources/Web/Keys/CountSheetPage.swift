import Custody
import Directory
import Hummingbird
import Kernel
import Workforce

/// The sheet that a cabinet is counted by: on the screen, or on paper first.
enum CountSheetPage {
    private static let (found, reason, expected) = ("found-", "reason-", "expected")

    static func count(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let count = try await ask.house.keys.count(
                draft(form), in: ask.name("cabinet"), request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.keyCount(count.id.description))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await response(ask, Refused(refusal: refusal, form: form))
        }
    }

    /// `expected` holds what each key of the sheet should have had in hand when it was made: `id:2 id:1 …`.
    private static func draft(_ form: Form) -> CountDraft {
        let shown = form.raw(expected).split(separator: " ").map { $0.split(separator: ":").map(String.init) }
        let lines = shown.compactMap { pair -> CountDraft.Line? in
            guard pair.count == 2, let typed = form[found + pair[0]] else { return nil }
            return CountDraft.Line(
                key: pair[0], found: Int(typed) ?? -1, reason: form.raw(reason + pair[0]), expected: Int(pair[1]))
        }
        return CountDraft(lines: lines, isRestRight: form.has("rest"))
    }

    static func response(_ ask: Ask, _ refused: Refused? = nil) async throws -> Response {
        let file = try await ask.house.keys.cabinet(ask.name("cabinet"), for: try ask.actor)
        let names = try await Names.load(ask)
        let words = KeyNames(ask, names, file.project.zone)
        var model = CabinetPage.card(file, words)
        model.merge([
            "to": Paths.cabinetCounts(file.cabinet.id.description), "rows": file.keys.map { row($0, refused, words) },
            "expected": file.keys.map { "\($0.id):\($0.inHand)" }.joined(separator: " "),
            "isRestRight": refused?.form.has("rest") ?? false, "project": file.project.name,
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
            "day": "\(file.project.zone.day(of: ask.now))", "hasRows": !file.keys.isEmpty,
            "mayCount": try ask.actor.may(.custodyCount, in: file.cabinet.project),
        ])
        return Shell.page(
            "count-sheet", model, title: ask.text("keyCount.sheet"), place: "keys", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private static func row(_ key: Key, _ refused: Refused?, _ words: KeyNames) -> Model {
        [
            "id": key.id.description, "hook": key.hook.map { "\($0)" } ?? "", "number": key.number, "name": key.name,
            "inHand": "\(key.inHand)", "seal": key.seal,
            "out": key.lent > 0 ? words.names.text("keyCount.out", ["n": "\(key.lent)"]) : "",
            "found": refused?.form.raw(found + key.id.description) ?? "",
            "reason": refused?.form.raw(reason + key.id.description) ?? "",
        ]
    }
}
