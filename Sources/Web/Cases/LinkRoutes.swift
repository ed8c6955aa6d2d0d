import Casework
import Hummingbird
import Kernel
import Workforce

/// The forms that link a case with another, take that back, or say that two are no duplicates.
enum LinkRoutes {
    private static let linking = Route.Gate.right(.caseFollow, .caseSupervise)

    static let all: [Route] = [
        .page(.get, Paths.caseDuplicates, .right(.caseRead, .caseReadOwn), doubles),
        .page(.post, Paths.caseLinks, linking) { ask in
            try await CaseForms.attempt(ask, OpenForm.link) { form, _ in
                let relation = form["relation"] ?? ""
                guard let word = CaseLink.Relation(rawValue: relation) else {
                    throw CaseRefusal.unknownWord(
                        field: "relation", given: relation, known: CaseLink.Relation.allCases.map(\.rawValue))
                }
                return try await ask.house.cases.link(
                    ask.name("number"), as: word, with: form["with"] ?? "", request: ask.requestKey(form),
                    by: try ask.actor)
            }
        },
        .page(.post, Paths.caseLinkEnd, linking) { ask in
            try await CaseForms.attempt(ask, OpenForm.unlink(ask.name("link"))) { form, _ in
                try await ask.house.cases.withdrawLink(
                    ask.name("link"), of: ask.name("number"), reason: form["reason"] ?? "",
                    request: ask.requestKey(form), by: try ask.actor)
            }
        },
        .page(.post, Paths.caseDistinct, linking) { ask in
            try await CaseForms.attempt(ask, OpenForm.link) { form, _ in
                try await ask.house.cases.setApart(
                    ask.name("number"), from: form["other"] ?? "", request: ask.requestKey(form), by: try ask.actor)
            }
        },
    ]

    /// The likely duplicates of a case, for its page.
    @Sendable
    private static func doubles(_ ask: Ask) async throws -> Response {
        let number = ask.name("number")
        let found = try await ask.house.cases.duplicates(of: number, for: try ask.actor)
        guard !found.isEmpty else { return Response(status: .ok) }
        let frame = ask.query("frame").flatMap { CaseFrame(rawValue: $0) } ?? .page
        let file = try await ask.house.cases.file(number, for: try ask.actor)
        let sheet = try await CaseSheet(file, in: ask, frame: frame, open: nil)
        let model: Model = [
            "hasDoubles": true, "doubles": sheet.doubles(found), "number": file.item.number,
            "version": file.item.version, "frame": frame.rawValue, "token": ask.session?.formToken ?? "",
            "once": ask.house.store.ids.make(Shell.Once.self).description,
        ]
        return .html(ask.house.templates.render("doubles", model, ask.language), language: ask.language)
    }
}

extension OpenForm {
    static let link = "link"
    static func unlink(_ id: String) -> String { "unlink-\(id)" }
}
