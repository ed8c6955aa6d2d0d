import Casework
import Hummingbird
import Kernel
import Workforce

/// The editor of a text of the house: what it says, what is wrong with it, its picture, what publishing means, its
/// history.
struct ProcedurePage {
    let sheet: ProcedureSheet
    let ask: Ask
    let names: Names
    /// What stands in the text: what was typed, begun, or what holds.
    let source: String
    var note = ""
    var refusal: (any Refusal)?
    /// A version that is held against the one that holds.
    var looked: ProcedureEdition?

    private let edited: EditedText
    private let checked: Model

    init(_ sheet: ProcedureSheet, _ ask: Ask, source: String) async throws {
        (self.sheet, self.ask, self.source) = (sheet, ask, source)
        names = try await Names.load(ask)
        edited = EditedText(sheet.kind)
        checked = try await edited.checked(source, ask)
    }

    private var name: String { edited.name(names, of: sheet.desk) }

    func response() -> Response {
        var model = head
        model.merge(text)
        model.merge(publishing)
        model["history"] = sheet.editions.map(row)
        if let looked { model["looked"] = difference(of: looked) }
        return Shell.page(
            "procedure", model, title: name, place: "procedures", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    private var head: Model {
        let other = refusal.map(meanwhile) ?? []
        let mayWrite = (try? ask.actor.rules(.proceduresEdit, in: nil)) ?? false
        return [
            "name": name, "key": sheet.kind, "state": ask.text("procedures.state.\(sheet.state.rawValue)"),
            "version": sheet.current.map { VersionWords.name($0.version, ask) } ?? "",
            "to": edited.page(), "checkTo": edited.check, "mayWrite": mayWrite,
            "trialTo": edited.sort == nil ? Paths.procedureTrial(sheet.kind) : "", "about": edited.about(ask),
            "shared": edited.shared?.name ?? "", "trials": trials, "hasTrials": !trials.isEmpty,
            "done": refusal == nil ? ask.query("done").map { ask.text("procedures.\(Self.known($0))") } ?? "" : "",
            "sentence": sentence, "other": other, "hasOther": !other.isEmpty,
            "offer": sheet.isOffered && mayWrite ? sheet.delivered.map(offer) ?? "" : "",
            "offerTo": sheet.delivered.map { edited.page([("version", "\($0)")]) } ?? "",
        ]
    }

    /// What is shared is tried with one of the procedures that use it.
    private var trials: [Model] {
        let users = edited.shared.flatMap { try? ask.house.cases.users(of: $0) } ?? []
        return users.map { ["to": Paths.procedureTrial($0.kind), "name": $0.name[ask.language]] }
    }

    private static func known(_ done: String) -> String { ["published", "aside"].contains(done) ? done : "kept" }

    private var sentence: String {
        guard let refusal else { return "" }
        guard case .procedureFaulty(let line, let reason) = refusal as? ProcedureRefusal else {
            return PageSentence(refusal, names).text
        }
        if line == 0 {
            let fault = ProcedureFault(file: "", line: 0, reason: reason, hint: "")
            return names.text("houseTexts.faulty", ["reason": YAMLFaultWords(fault, ask).reason])
        }
        let fault = ProcedureFault(file: "", line: line, reason: reason, hint: "")
        return names.text(
            "refusal.procedureFaulty", ["row": "\(line)", "reason": YAMLFaultWords(fault, ask).reason])
    }

    private var text: Model {
        [
            "source": source, "base": "\(sheet.current?.version ?? 0)", "revision": "\(sheet.draft?.revision ?? 0)",
            "draft": sheet.draft.map {
                ask.text("procedures.begunAt", ["who": $0.byName, "time": TimeWords(ask).point($0.at)])
            } ?? "",
            "check": checked,
        ]
    }

    /// Who runs by what, and that they go on so.
    private var publishing: Model {
        let all = sheet.running.reduce(0) { $0 + $1.count }
        return [
            "note": note, "hasRunning": all > 0,
            "effect": edited.sort.map { ask.text("houseTexts.effect.\($0)") }
                ?? ask.text("procedures.effect", ["n": "\(all)"]),
            "running": sheet.running.map {
                ["version": VersionWords.name($0.version, ask), "count": "\($0.count)"] as Model
            },
        ]
    }

    private func offer(_ version: Int) -> String {
        ask.text("procedures.offer", ["version": VersionWords.name(version, ask)])
    }

    private func row(_ edition: ProcedureEdition) -> Model {
        [
            "version": VersionWords.name(edition.version, ask), "who": edition.byName,
            "time": TimeWords(ask).point(edition.at), "note": edition.note,
            "isCurrent": edition.version == sheet.current?.version,
            "href": edited.page([("version", "\(edition.version)")]) + "#looked",
        ]
    }

    private func difference(of edition: ProcedureEdition) -> Model {
        let current = sheet.current?.source ?? ""
        let difference = LineDifference(from: current, to: edition.source)
        return [
            "title": VersionWords.name(edition.version, ask), "isSame": difference.isEmpty,
            "lines": Self.models(difference), "source": edition.source,
            "note": ask.text("procedures.backNote", ["version": VersionWords.name(edition.version, ask)]),
        ]
    }

    /// What somebody else made of it meanwhile, against what was typed here.
    private func meanwhile(_ refusal: any Refusal) -> [Model] {
        switch refusal as? ProcedureRefusal {
        case .draftStale: Self.models(LineDifference(from: sheet.draft?.source ?? "", to: source))
        case .procedureStale: Self.models(LineDifference(from: sheet.current?.source ?? "", to: source))
        default: []
        }
    }

    private static func models(_ difference: LineDifference) -> [Model] {
        difference.shortened().map { line in
            guard let line else { return ["isGap": true, "sign": "", "text": "…", "kind": "gap"] }
            let sign = [.gone: "−", .new: "+"][line.kind] ?? " "
            return ["isGap": false, "sign": sign, "text": line.text, "kind": line.kind.rawValue]
        }
    }
}
