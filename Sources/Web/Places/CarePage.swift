import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Care of facilities that is due, the longest overdue first.
enum CarePage {
    private static let most = 100

    static func response(_ ask: Ask, _ refused: Refused? = nil) async throws -> Response {
        let list = try await ask.careDue(limit: most)
        let names = try await Names.load(ask)
        let project = try await ask.project(ask.query("project"), listing: .placesRead)
        let actor = try ask.actor
        var model = try await PlaceTabs.frame(here: Paths.care, project, in: ask)
        model.merge([
            "rows": list.items.map {
                CareWords.model($0, on: list.today, ahead: names.premises.careAhead, names, may: actor)
            },
            "hasRows": !list.items.isEmpty, "ahead": ask.text("care.ahead", ["n": "\(list.ahead)"]),
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
            "spans": [14, 30, 90, 365].map { days -> Model in
                [
                    "name": ask.text("care.within", ["n": "\(days)"]), "isHere": days == list.ahead,
                    "href": Paths.care(query: [("project", project.code), ("within", "\(days)")]),
                ]
            },
        ])
        model.merge(try await ListedSheet.links(.care, of: project, [("within", ask.query("within"))], in: ask))
        if let next = list.next {
            model["next"] = Paths.care(
                query: [("project", project.code), ("within", "\(list.ahead)"), ("after", next)])
        }
        return Shell.page(
            "care", model, title: ask.text("care.title"), place: "places", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// Care that was done, or a plan that ends; then the page that the form stood on.
    static func act(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let (name, premises, key) = (ask.name("plan"), ask.house.premises, ask.requestKey(form))
        do {
            let file = form["action"] == "end"
                ? try await premises.endPlan(name, request: key, by: try ask.actor)
                : try await premises.did(
                    name, on: try form.day("doneOn"), note: form.raw("note"), request: key, by: try ask.actor)
            let project = try await ask.house.lookups.staffing().projects[file.plan.project]
            let list = Paths.care(query: [("project", project?.code)])
            return .see(form["back"].map { Paths.place($0, query: [("saved", "care")]) } ?? list)
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await response(ask, Refused(refusal: refusal, form: form))
        }
    }
}
