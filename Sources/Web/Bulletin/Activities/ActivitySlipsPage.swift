import Bulletin
import Casework
import Codes
import Hummingbird
import Kernel
import Workforce

/// Slips for who comes to an activity, with the code that opens its door: to be cut and handed out, all or one.
enum ActivitySlipsPage {
    static func response(_ ask: Ask) async throws -> Response {
        let file = try await ask.house.activities.file(ask.name("activity"), for: try ask.actor)
        guard file.mayAttend else { throw WorkforceRefusal.notAllowed(.caseRegister) }
        let times = TimeWords(ask, zone: file.project.zone, isPaper: true)
        let words = ActivityWords(names: try await Names.load(ask), times: times)
        let wanted = ask.query("one")
        let lines = try await ask.registrationLines(file).filter {
            $0.one.state == .seated && (wanted == nil || $0.one.id.description == wanted)
        }
        let title = ask.text("activity.slips")
        let model: Model = [
            "title": "\(title) \(file.one.number)", "labels": lines.map { slip($0, words, ask) },
            "hasLabels": !lines.isEmpty, "none": ask.text("activity.noSlips"),
            "count": ask.text("labels.count", ["n": "\(lines.count)"]), "back": Paths.activity(file.one.number),
            "backName": file.one.number,
        ]
        return Shell.page("labels", model, title: title, place: "activities", in: ask)
    }

    private static func slip(_ line: RegistrationLine, _ words: ActivityWords, _ ask: Ask) -> Model {
        let (activity, code) = (line.file.one, Pass.readable(line.one.code))
        let heads = ask.text("activity.heads", ["n": "\(line.one.heads)"])
        let about = [words.when(activity), activity.content.venue, "\(line.person?.name ?? "") \(heads)"]
        return [
            "code": code, "name": activity.content.title,
            "about": about.filter { !$0.isEmpty }.joined(separator: " · "),
            "qr": QRCode.models(line.one.code, label: code),
        ]
    }
}
