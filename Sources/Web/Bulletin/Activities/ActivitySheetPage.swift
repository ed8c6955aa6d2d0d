import Bulletin
import Casework
import Hummingbird
import Kernel
import Workforce

/// The attendance sheet of an activity on A4: who comes, how many, and room to sign.
enum ActivitySheetPage {
    static func response(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let file = try await ask.house.activities.file(ask.name("activity"), for: actor)
        guard file.mayAttend else { throw WorkforceRefusal.notAllowed(.caseRegister) }
        let names = try await Names.load(ask)
        let words = ActivityWords(names: names, times: TimeWords(ask, zone: file.project.zone, isPaper: true))
        let head = ask.house.announcements.sender(for: file.project)?.company
        let all = try await ask.registrationLines(file)
        func lines(_ state: Registration.State) -> [Model] {
            all.filter { $0.one.state == state }.enumerated().map { $1.model.merging(["place": "\($0 + 1)"]) }
        }
        let model: Model = [
            "number": file.one.number, "name": file.one.content.title, "when": words.when(file.one),
            "venue": file.one.content.venue, "head": head?[ask.language] ?? "", "project": file.project.name,
            "seats": words.seats(file.one), "back": Paths.activity(file.one.number), "lines": lines(.seated),
            "waiting": lines(.waiting), "hasWaiting": file.tally.waiting.registrations > 0,
            "printed": words.times.exact(ask.now),
        ]
        return Shell.page(
            "activity-sheet", model, title: "\(file.one.number) \(file.one.content.title)", place: "activities",
            in: ask)
    }
}
