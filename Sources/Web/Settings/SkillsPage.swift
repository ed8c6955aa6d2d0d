import Casework
import Hummingbird
import Kernel
import Workforce

/// What a member of staff can do, and where they look after things.
enum SkillsPage {
    static func response(_ ask: Ask, typed: Expertise? = nil, refusal: (any Refusal)? = nil) async throws -> Response {
        let (id, staff) = try await staff(ask)
        let names = try await Names.load(ask)
        let kept = try await ask.house.cases.expertise(of: id, for: try ask.actor)
        let shown = typed ?? kept
        let desk = try ask.house.cases.desk(names.firstDesk)
        let trades = desk.categories.all.filter { $0.depth == 2 || shown.skills.contains($0.path) }
        let model: Model = [
            "name": staff.name, "action": Paths.staffSkills(id.description), "back": Paths.member(id.description),
            "trades": trades.map { trade -> Model in
                [
                    "key": trade.path, "name": desk.categories.title(trade.path, ask.language),
                    "isChosen": shown.skills.contains(trade.path),
                ]
            },
            "zones": shown.zones.joined(separator: " "), "isSaved": ask.query("saved") == "1",
            "error": refusal.map { PageSentence($0, names).text } ?? "",
        ]
        return Shell.page(
            "skills", model, title: ask.text("skills.title"), place: "staff", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    static func save(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let (id, _) = try await staff(ask)
        let zones = form.raw("zones").split { $0.isWhitespace || $0 == "," || $0 == "，" }.map(String.init)
        let given = Expertise(skills: form.values["skill"] ?? [], zones: zones)
        do {
            _ = try await ask.house.cases.setExpertise(given, of: id, by: try ask.actor)
            return .see(Paths.staffSkills(id.description) + "?saved=1")
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await response(ask, typed: given, refusal: refusal)
        }
    }

    /// - Throws: ``WebRefusal/unknownPage``
    static func staff(_ ask: Ask) async throws -> (ID<Staff>, Staff) {
        guard let id = ID<Staff>(ask.name("staff")), let staff = try await ask.house.team.staff(id) else {
            throw WebRefusal.unknownPage
        }
        return (id, staff)
    }
}
