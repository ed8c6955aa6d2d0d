import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Who owes what by a statement: the sum, by steward, and household by household.
enum ArrearsPage {
    static func response(_ ask: Ask, _ refused: Refused? = nil) async throws -> Response {
        let project = try await ask.arrearsProject()
        let question = try ask.arrearsQuestion()
        let report = try await ask.house.premises.arrears(in: project.id, question, for: try ask.actor)
        let names = try await Names.load(ask)
        let words = ArrearsWords(names: names)
        var model = try await PlaceTabs.frame(
            here: Paths.arrears, project, of: try await ask.arrearsProjects(), in: ask)
        model.merge(words.model(report.now, report.before))
        model.merge(choices(report, question, names))
        model.merge(groups(report, question, names))
        model.merge(households(report, question, names))
        model.merge([
            "isSaved": ask.query("saved") != nil && refused == nil, "isOfOwnZones": report.isOfOwnZones,
            "hasStatement": report.statement != nil, "form": form(report, refused, names),
            "mayWrite": try ask.actor.may(.arrearsWrite, in: project.id),
        ])
        if try ask.actor.may(.exportRun, in: project.id) {
            model["export"] = Paths.export("arrears", query: address(report, question))
        }
        if try ask.actor.may(.importRun, in: project.id), try ask.actor.may(.arrearsWrite, in: project.id) {
            model["imports"] = Paths.imports()
        }
        return Shell.page(
            "arrears", model, title: ask.text("arrears.title"), place: "places", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// What the address asks, to be asked again.
    static func address(_ report: ArrearsReport, _ question: ArrearsQuestion) -> [(String, String?)] {
        [
            ("project", report.project.code), ("on", question.day?.description),
            ("steward", question.steward?.description), ("inside", question.inside),
            ("order", question.order == .amount ? nil : question.order.rawValue),
        ]
    }
}
