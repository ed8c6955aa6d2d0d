import Bulletin
import Casework
import Hummingbird
import Kernel
import Workforce

/// The door of an activity, on a telephone: a code is typed or scanned, or a name is found, and people go in.
enum ActivityDoorPage {
    static func letIn(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let one = try await ask.house.activities.letIn(
                form.raw("code"), heads: form.heads(), to: ask.name("activity"), request: ask.requestKey(form),
                by: try ask.actor)
            return .see(Paths.activityDoor(ask.name("activity"), query: [("in", one.id.description)]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let file = try await ask.house.activities.file(ask.name("activity"), for: try ask.actor)
        let names = try await Names.load(ask)
        let words = ActivityWords(names: names, times: TimeWords(ask, zone: file.project.zone))
        var model: Model = [
            "number": file.one.number, "name": file.one.content.title, "when": words.when(file.one),
            "back": Paths.activity(file.one.number), "to": Paths.activityDoor(file.one.number),
            "refresh": Paths.activityDoor(file.one.number),
            "isOn": file.one.isOn(at: ask.now, in: file.project.zone), "code": refused?.form.raw("code") ?? "",
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
        ]
        model.merge(try await people(file, names, ask))
        return Shell.page(
            "activity-door", model, title: file.one.content.title, place: "activities", isPhone: true, in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// Who is awaited, who is there, and who has just come in.
    private static func people(_ file: ActivityFile, _ names: Names, _ ask: Ask) async throws -> Model {
        let (lines, tally, entered) = (try await ask.registrationLines(file), file.tally, ask.query("in"))
        let awaited = lines.filter { $0.one.state == .seated && $0.one.came == nil }.map(\.model)
        let there = lines.filter { $0.one.came != nil }
        let count = ["came": "\(tally.came.people)", "seated": "\(tally.seated.people)"]
        return [
            "count": names.text("activityDoor.count", count), "awaited": awaited, "hasAwaited": !awaited.isEmpty,
            "there": there.map(\.model), "hasThere": !there.isEmpty,
            "entered": there.filter { $0.one.id.description == entered }.map(\.model),
        ]
    }
}
