import Casework
import Hummingbird
import Insight
import Kernel
import Workforce

/// One alert: what it saw, its cases, and what may be done with it.
enum AlertPage {
    static let all: [Route] = [
        .page(.get, Paths.alerts, .right(.caseRead), AlertListPage.response),
        .page(.get, Paths.alert, .right(.caseRead)) { ask in try await show(ask, nil) },
        .page(.post, Paths.alertAction, .right(.caseRead), act),
    ]

    /// What was typed into a form that was refused.
    private struct Refused {
        let refusal: any Refusal
        let form: Form
    }

    private static func act(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        guard let name = AlertAct.Name(rawValue: ask.name("action")) else {
            throw CaseRefusal.unknownAction(ask.name("action"))
        }
        let act = AlertAct(name, words: form["words"], case: form["case"], reason: form["reason"])
        do {
            let file = try await ask.house.alerts.act(
                act, on: ask.name("alert"), request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.alert(file.alert.number))
        } catch let refusal as any Refusal where refusal.kind != .notFound || refusal.code == "unknownCase" {
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    private static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let actor = try ask.actor
        let file = try await ask.house.alerts.alert(ask.name("alert"), for: actor)
        let alert = file.alert
        let names = try await Names.load(ask)
        let (words, times) = (AlertWords(names: names), TimeWords(ask, zone: names.zone(of: alert.project)))
        var model = doors(alert, alert.allowed(for: actor)).merging(typed(refused, names))
        model["number"] = alert.number
        (model["rule"], model["saw"]) = (words.rule(alert, file.rule), words.saw(alert))
        (model["state"], model["class"]) = (words.state(alert.state), alert.state.mood)
        (model["severity"], model["severityClass"]) = (words.severity(alert.severity), alert.severity.mood)
        model["looks"] = words.looks(alert.sight, alert.parameters)
        model["facts"] = facts(file, names, times)
        model["links"] = links(file, names)
        model["refresh"] = Paths.alert(alert.number)
        model["rows"] = file.cases.map { row($0, file, names, times) }
        model["hasRows"] = !file.cases.isEmpty
        model["count"] = names.text("alert.count", ["n": "\(file.count)", "shown": "\(file.cases.count)"])
        return Shell.page(
            "alert", model, title: "\(alert.number) \(words.rule(alert, file.rule))", place: "alerts", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// What stands in the forms: what came back where one was refused.
    private static func typed(_ refused: Refused?, _ names: Names) -> Model {
        guard let refused else { return ["words": "", "case": "", "reason": "", "sentence": "", "lost": ""] }
        // Its form may be gone with what others did meanwhile.
        let lost = ["words", "case", "reason"].map { refused.form.raw($0) }.filter { !$0.isEmpty }
        return [
            "words": refused.form.raw("words"), "case": refused.form.raw("case"),
            "reason": refused.form.raw("reason"), "sentence": sentence(refused.refusal, names),
            "lost": lost.joined(separator: " "),
        ]
    }

    /// In the words of this page.
    private static func sentence(_ refusal: any Refusal, _ names: Names) -> String {
        switch refusal {
        case CaseRefusal.fieldMissing(let field):
            return names.text("refusal.fieldMissing", ["field": names.text("alert.field.\(field)")])
        case CaseRefusal.notAllowedNow(let action, let allowed):
            let may = names.list(allowed.map { names.text("alert.\($0)") })
            return names.text("refusal.notAllowedNow", ["action": names.text("alert.\(action)"), "allowed": may])
        default: return PageSentence(refusal, names).text
        }
    }

    /// Which forms stand open, and where each goes: `mayDismiss`, `dismissTo`.
    private static func doors(_ alert: Alert, _ allowed: [AlertAct.Name]) -> Model {
        var doors: Model = ["mayAny": !allowed.isEmpty]
        for name in AlertAct.Name.allCases {
            let word = name.rawValue
            doors["may\(word.prefix(1).uppercased())\(word.dropFirst())"] = allowed.contains(name)
            doors["\(word)To"] = Paths.alertAction(alert.number, word)
        }
        return doors
    }

    private static func facts(_ file: AlertFile, _ names: Names, _ times: TimeWords) -> [Model] {
        let (alert, owner) = (file.alert, AlertWords(names: names).owner(file.alert))
        let facts = [
            ("alert.project", names.project(alert.project)), ("alert.at", times.point(alert.at)),
            ("alert.owner", owner),
        ] + toldOn(file, names, times)
        return (facts + made(of: alert, names, times)).map { ["label": names.text($0.0), "text": $0.1] }
    }

    /// Who was told because nobody took it up, and when the next will be.
    private static func toldOn(_ file: AlertFile, _ names: Names, _ times: TimeWords) -> [(String, String)] {
        let told = file.tellings.map { telling in
            let standIn = telling.isStandIn ? " " + names.text("notices.standIn") : ""
            return ("alert.toldOn", "\(names.staff(telling.staff))\(standIn) \(times.point(telling.at))")
        }
        guard let next = file.alert.tellOnAt else { return told }
        return told + [("alert.tellOn", names.text("alert.tellOnAt", ["time": times.point(next)]))]
    }

    /// Who took it up, who decided it, and how.
    private static func made(of alert: Alert, _ names: Names, _ times: TimeWords) -> [(String, String)] {
        var facts: [(String, String)] = []
        if let at = alert.takenAt {
            facts.append(("alert.taken", "\(alert.takenBy.map { names.staff($0) } ?? names.system) \(times.point(at))"))
        }
        if let at = alert.decidedAt {
            let who = alert.decidedBy.map { names.staff($0) } ?? names.system
            facts.append(("alert.decided.\(alert.state.rawValue)", "\(who) \(times.point(at))"))
        }
        if let said = alert.words {
            facts.append((alert.state == .acted ? "alert.field.words" : "alert.field.reason", said))
        }
        return facts
    }

    /// What else it refers to: its incident, the case in which something was done, those before and after it.
    private static func links(_ file: AlertFile, _ names: Names) -> [Model] {
        let links = [
            ("alert.incident", file.incident, file.incident.map { Paths.incident($0) }),
            ("alert.doneCase", file.doneCase, file.doneCase.map { Paths.case_($0) }),
            ("alert.former", file.former, file.former.map { Paths.alert($0) }),
            ("alert.later", file.later, file.later.map { Paths.alert($0) }),
        ]
        return links.compactMap { key, number, href in
            number.map { ["label": names.text(key), "text": $0, "href": href ?? ""] }
        } + numbers(file.alert, names)
    }

    /// The list that the numbers are of.
    private static func numbers(_ alert: Alert, _ names: Names) -> [Model] {
        let project = names.projects.first { $0.id == alert.project }?.code
        let list: (key: String, href: String)? =
            switch alert.sight {
            case .article: ("nav.articles", Paths.article(alert.saw["article"] ?? ""))
            case .key: ("nav.keys", Paths.key(alert.saw["id"] ?? ""))
            case .followUp: ("nav.followUps", Paths.followUp(alert.saw["id"] ?? ""))
            case .letter: ("nav.letters", Paths.letter(alert.saw["letter"] ?? ""))
            case .care: ("care.title", Paths.place(alert.saw["id"] ?? ""))
            case .vacancy: ("vacancy.title", Paths.vacancy(query: [("project", project)]))
            case .arrears:
                (
                    "arrears.title",
                    Paths.arrears(
                        query: [("project", project), ("on", alert.saw["day"]), ("inside", alert.saw["zone"])])
                )
            default: nil
            }
        return list.map { [["label": names.text("alert.list"), "text": names.text($0.key), "href": $0.href]] } ?? []
    }

    private static func row(_ item: Case, _ file: AlertFile, _ names: Names, _ times: TimeWords) -> Model {
        [
            "number": item.number, "title": item.title, "href": Paths.case_(item.number),
            "who": names.reporter(item), "where": item.place.flatMap { file.places[$0]?.code } ?? item.placeText,
            "kind": names.kind(item), "stage": names.stage(item), "opened": times.point(item.openedAt),
            "exact": times.exact(item.openedAt),
        ]
    }
}
