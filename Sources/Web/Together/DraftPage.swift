import Casework
import Hummingbird
import Kernel

/// What somebody has begun to write: kept while they write, and thrown away where they say so.
enum DraftPage {
    static let all: [Route] = [
        .page(.post, Paths.drafts, .signedIn) { ask in
            let form = try await ask.form()
            let kept = form.values.filter { !own.contains($0.key) }.compactMapValues(\.first)
            let draft = try await ask.house.cases.keepDraft(kept, for: form["draftOf"] ?? "", by: try ask.actor)
            let model = draft.map { Self.model($0, TimeWords(ask)) } ?? [:]
            return .html(ask.house.templates.render("draft", model, ask.language), language: ask.language)
        },
        .page(.post, Paths.draftRemoval, .signedIn) { ask in
            let form = try await ask.form()
            let subject = form["discard"] ?? ""
            try await ask.house.cases.dropDraft(subject, by: try ask.actor)
            guard let point = subject.firstIndex(of: ".") else { return .see(Paths.intake()) }
            let key = String(subject[point...].dropFirst())
            let frame = CaseFrame(rawValue: form["frame"] ?? "") ?? .page
            return .see(frame.address(String(subject[..<point]), open: key == OpenForm.message ? nil : key))
        },
    ]

    /// What goes with every form and is nobody's words.
    private static let own: Set = [
        FormField.token, FormField.once, FormField.version, FormField.back, "frame", "number", "draftOf", "draft",
        "discard", "file",
    ]

    /// How a draft is marked in its form: since when, and the way to be rid of it.
    static func model(_ draft: KeptDraft, _ times: TimeWords) -> Model {
        ["subject": draft.subject, "at": times.short(draft.at), "exact": times.exact(draft.at), "isKept": true]
    }

    /// The form of a case was sent: what was kept of it is no draft any more.
    static func sent(_ form: Form, _ ask: Ask) async throws {
        guard let subject = form["draft"] else { return }
        try await ask.house.cases.dropDraft(subject, by: try ask.actor)
    }
}

extension Form {
    /// A form as its draft left it.
    init(_ draft: KeptDraft) { self.init(values: draft.fields.mapValues { [$0] }, files: []) }
}
