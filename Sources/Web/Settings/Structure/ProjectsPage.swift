import Directory
import Hummingbird
import Kernel
import Workforce

/// All projects as a table; one at a time is changed in a form above it, a new one is made in a form of its own.
enum ProjectsPage {
    /// - Parameters:
    ///   - chosen: the code of the project whose form is open.
    ///   - typed: what was filled in, in a form that was refused.
    static func response(
        _ ask: Ask, chosen: String? = nil, typed: ProjectBody? = nil, refusal: (any Refusal)? = nil
    ) async throws -> Response {
        let mayWrite = try ask.actor.rules(.rightsWrite, in: nil)
        let names = try await Names.load(ask)
        let sentence = refusal.map { PageSentence($0, names).text } ?? ""
        let all = try await ask.house.places.projects()
        let open = mayWrite ? all.first { $0.isCalled(chosen ?? ask.query("project")) } : nil
        let new = chosen == nil ? typed : nil
        var model: Model = [
            "projects": all.map { row($0, mayWrite) }, "count": "\(all.count)", "mayWrite": mayWrite,
            "refused": open == nil && new == nil ? sentence : "",
            "isSaved": ask.query("saved") != nil && refusal == nil,
        ]
        if let open { model["form"] = form(open, typed, new == nil ? sentence : "") }
        if mayWrite {
            model["new"] =
                [
                    "code": new?.code ?? "", "name": new?.name ?? "", "zone": new?.zone ?? "Asia/Shanghai",
                    "isOpen": new != nil, "sentence": new == nil ? "" : sentence,
                ] as Model
        }
        return Shell.page(
            "projects", model, title: ask.text("nav.projects"), place: "projects", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    private static func row(_ project: Project, _ mayWrite: Bool) -> Model {
        [
            "code": project.code, "name": project.name, "zone": project.zoneIdentifier, "isClosed": !project.isOpen,
            "mayChange": mayWrite, "change": Paths.projects(query: [("project", project.code)]) + "#form",
        ]
    }

    private static func form(_ project: Project, _ typed: ProjectBody?, _ sentence: String) -> Model {
        [
            "title": project.name, "action": Paths.project(project.code), "cancel": Paths.projects(),
            "version": "\(project.version)", "isClosed": !project.isOpen, "sentence": sentence,
            "name": typed?.name ?? project.name, "zone": typed?.zone ?? project.zoneIdentifier,
        ]
    }
}
