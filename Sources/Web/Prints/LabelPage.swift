import Codes
import Custody
import Hummingbird
import Kernel
import Rounds
import Workforce

/// Labels with codes to be cut out and hung up: the points of a plan of rounds, the keys of a cabinet.
enum LabelPage {
    static let all: [Route] = [
        .page(.get, Paths.roundLabels, .right(.roundsPlan), points),
        .page(.get, Paths.cabinetTags, .right(.custodyRead), tags),
    ]

    private struct Label {
        let code: String
        let name: String
        let about: String

        var model: Model { ["code": code, "name": name, "about": about, "qr": QRCode.models(code, label: code)] }
    }

    private static func points(_ ask: Ask) async throws -> Response {
        let plan = try await ask.house.inspections.plan(ask.name("plan"), for: try ask.actor)
        try ask.actor.require(.roundsPlan, in: plan.project)
        let project = try await Names.load(ask).project(plan.project)
        let labels = plan.content.points.filter { !$0.code.isEmpty }.map { point in
            Label(code: point.code, name: point.name, about: "\(project) · \(plan.name)")
        }
        let back = (Paths.roundPlan(plan.id.description), plan.name)
        return page(ask, labels, title: ask.text("labels.points"), none: ask.text("labels.noPoints"), back, "rounds")
    }

    private static func tags(_ ask: Ask) async throws -> Response {
        let file = try await ask.house.keys.cabinet(ask.name("cabinet"), for: try ask.actor)
        let labels = file.keys.map { key in
            let hook = key.hook.map { "\(file.cabinet.code) \($0)" } ?? file.cabinet.code
            return Label(code: key.number, name: key.name, about: "\(file.project.name) · \(hook)")
        }
        let back = (Paths.cabinet(file.cabinet.id.description), file.cabinet.name)
        return page(ask, labels, title: ask.text("labels.keys"), none: ask.text("labels.noKeys"), back, "keys")
    }

    private static func page(
        _ ask: Ask, _ labels: [Label], title: String, none: String, _ back: (String, String), _ place: String
    ) -> Response {
        let model: Model = [
            "title": title, "labels": labels.map(\.model), "hasLabels": !labels.isEmpty, "none": none,
            "count": ask.text("labels.count", ["n": "\(labels.count)"]), "back": back.0, "backName": back.1,
        ]
        return Shell.page("labels", model, title: title, place: place, in: ask)
    }
}
