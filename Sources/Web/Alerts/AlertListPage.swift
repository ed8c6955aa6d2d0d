import Casework
import Directory
import Hummingbird
import Insight
import Kernel
import Workforce

/// Early warnings, those that wait for somebody first, and how often each rule was right.
enum AlertListPage {
    static func response(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let tab = ask.query("show").flatMap(AlertTab.init) ?? .open
        var filter = try AlertAddress.filter(ask, try await ask.house.places.projects())
        filter.states = tab.states
        let page = try await ask.house.alerts.list(filter, for: actor)
        let names = try await Names.load(ask)
        let rates = try await ask.house.alerts.hitRates(for: actor)
        let projects = actor.projects(.caseRead, of: try await ask.house.places.projects())
        let waiting = try await ask.house.alerts.undecided(project: filter.project, for: actor)
        var model: Model = [
            "tabs": AlertTab.allCases.map { link(to: $0.rawValue, isHere: $0 == tab, waiting: waiting, ask) },
            "rows": page.items.map { row($0, names, ask) }, "hasRows": !page.items.isEmpty,
            "none": ask.text("alerts.none.\(tab.rawValue)"), "show": tab.rawValue,
            "more": page.next.map { AlertAddress.address(ask, setting: [("after", $0)]) } ?? "",
            "refresh": AlertAddress.address(ask), "rates": rates.map { rate($0, names, ask) },
            "hasRates": !rates.isEmpty,
        ]
        model["severities"] = Choice.options(
            AlertRules.Severity.allCases.map { ($0.rawValue, AlertWords(names: names).severity($0)) },
            chosen: ask.query("severity"))
        model["rules"] = Choice.options(
            rates.map { ($0.rule.key, $0.rule.name[ask.language]) }, chosen: ask.query("rule"))
        model["projects"] = Choice.options(projects.map { ($0.code, $0.name) }, chosen: ask.query("project"))
        (model["hasProjects"], model["isMine"]) = (projects.count > 1, ask.query("owner") == "me")
        let project = projects.first { $0.id == filter.project }
        let filters = ["rule", "severity", "owner"].map { ($0, ask.query($0)) }
        model.merge(try await ListedSheet.links(.alerts, of: project, [("show", tab.rawValue)] + filters, in: ask))
        return Shell.page("alerts", model, title: ask.text("nav.alerts"), place: "alerts", in: ask)
    }

    private static func link(to key: String, isHere: Bool, waiting: Int, _ ask: Ask) -> Model {
        let name = ask.text("alerts.tab.\(key)")
        return [
            "name": key == "open" && waiting > 0 ? "\(name) \(waiting)" : name,
            "href": AlertAddress.address(ask, setting: [("show", key), ("after", nil)]), "isHere": isHere,
        ]
    }

    private static func row(_ alert: Alert, _ names: Names, _ ask: Ask) -> Model {
        let (words, times) = (AlertWords(names: names), TimeWords(ask, zone: names.zone(of: alert.project)))
        return [
            "number": alert.number, "href": Paths.alert(alert.number), "saw": words.saw(alert),
            "rule": words.rule(alert, ask.house.alerts.rule(of: alert)), "severity": words.severity(alert.severity),
            "severityClass": alert.severity.mood, "state": words.state(alert.state), "class": alert.state.mood,
            "owner": words.owner(alert), "project": names.project(alert.project), "at": times.point(alert.at),
            "exact": times.exact(alert.at),
        ]
    }

    /// What a rule looks at, and how often it was right.
    private static func rate(_ rate: HitRate, _ names: Names, _ ask: Ask) -> Model {
        let words = AlertWords(names: names)
        return [
            "name": rate.rule.name[ask.language], "isOn": rate.rule.isOn,
            "looks": words.looks(rate.rule.sight.name, rate.rule.sight.parameters),
            "severity": words.severity(rate.rule.severity), "severityClass": rate.rule.severity.mood,
            "undecided": "\(rate.undecided)", "acted": "\(rate.acted)", "dismissed": "\(rate.dismissed)",
            "share": rate.share.map { ($0 * 100).tenths + " %" }
                ?? ask.text("alerts.tooFew", ["n": "\(rate.decided)", "least": "\(rate.least)"]),
            "isEnough": rate.share != nil,
            "href": Paths.alerts(query: [("rule", rate.rule.key)]),
        ]
    }
}
