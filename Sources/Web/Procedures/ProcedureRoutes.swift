import Casework
import Foundation
import Hummingbird
import Kernel

/// Where somebody writes procedures and the house's other texts: the list, the text with what is wrong with it, a
/// trial, publishing.
enum ProcedureRoutes {
    static let all: [Route] = [
        .page(.get, Paths.procedures, .right(.proceduresEdit)) { ask in try await ProcedureListPage.response(ask) },
        .page(.post, Paths.procedures, .right(.proceduresEdit), begin),
        .page(.get, Paths.procedure, .right(.proceduresEdit)) { ask in try await show(ask, procedure(ask)) },
        .page(.post, Paths.procedure, .right(.proceduresEdit)) { ask in try await act(ask, procedure(ask)) },
        .page(.post, Paths.procedureCheck, .right(.proceduresEdit)) { ask in try await check(ask, procedure(ask)) },
        .page(.get, Paths.houseText, .right(.proceduresEdit)) { ask in try await show(ask, .other(ask)) },
        .page(.post, Paths.houseText, .right(.proceduresEdit)) { ask in try await act(ask, .other(ask)) },
        .page(.post, Paths.houseTextCheck, .right(.proceduresEdit)) { ask in try await check(ask, .other(ask)) },
        .page(.post, Paths.procedureTrial, .right(.proceduresEdit)) { ask in try await TrialPage.response(ask) },
    ]

    private static func procedure(_ ask: Ask) -> EditedText { EditedText(ask.name("procedure")) }

    private static func begin(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let key = form["procedure"] ?? ""
        do {
            let source = ask.text("procedures.starter").replacing("{key}", with: key)
            _ = try await ask.house.cases.beginProcedure(
                key, source, request: ask.requestKey(form), by: try ask.actor)
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await ProcedureListPage.response(ask, typed: key, refusal: refusal)
        }
        return .see(Paths.procedure(key))
    }

    private static func show(_ ask: Ask, _ edited: EditedText) async throws -> Response {
        let sheet = try await ask.house.cases.procedure(edited.kind, for: try ask.actor)
        let number = try ask.integer("version", 0...Int(Int32.max), otherwise: 0)
        var page = try await ProcedurePage(sheet, ask, source: sheet.source)
        if number > 0 {
            guard let edition = sheet.edition(number) else { throw ProcedureRefusal.unknownProcedure("\(number)") }
            page.looked = edition
        }
        return page.response()
    }

    /// What is typed is checked; nothing is kept.
    private static func check(_ ask: Ask, _ edited: EditedText) async throws -> Response {
        let form = try await ask.form()
        let model: Model = ["check": try await edited.checked(form.raw("source"), ask)]
        return .html(ask.house.templates.render("procedure-check", model, ask.language), language: ask.language)
    }

    private static func act(_ ask: Ask, _ edited: EditedText) async throws -> Response {
        let form = try await ask.form()
        do {
            let done = try await done(form, edited.kind, ask)
            let isGone = done == "aside" && form["base"] == "0"
            return .see(isGone ? Paths.procedures(query: [("done", done)]) : edited.page([("done", done)]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            let sheet = try await ask.house.cases.procedure(edited.kind, for: try ask.actor)
            var page = try await ProcedurePage(sheet, ask, source: form.raw("source").lines)
            (page.refusal, page.note) = (refusal, form.raw("note"))
            return page.response()
        }
    }

    /// - Returns: what was done, as a key of a text.
    private static func done(_ form: Form, _ kind: String, _ ask: Ask) async throws -> String {
        let (cases, actor, key) = (ask.house.cases, try ask.actor, ask.requestKey(form))
        let revision = form["revision"].flatMap { Int($0) } ?? 0
        switch form["do"] {
        case "publish":
            let base = form["base"].flatMap { Int($0) } ?? 0
            let (source, note) = (form.raw("source"), form.raw("note"))
            let asked = ProcedurePublishing(source, basedOn: base, note: note, draft: revision)
            _ = try await cases.publish(
                asked, of: kind, followedBy: ask.house.inspections.follower, request: key, by: actor)
            return "published"
        case "aside":
            _ = try await cases.keepDraft("", of: kind, revision: revision, request: key, by: actor)
            return "aside"
        case "keep":
            let source = form.raw("source")
            _ = try await cases.keepDraft(source, of: kind, revision: revision, request: key, by: actor)
            return "kept"
        default: throw WebRefusal.badForm
        }
    }
}
