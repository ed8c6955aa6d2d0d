import Casework
import Hummingbird
import Kernel
import Workforce

/// Like demands that came together: those that wait for a decision first.
enum IncidentListPage {
    static func response(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let waiting = try await ask.house.cases.proposedIncidents(for: actor)
        let chosen = ask.query("show") ?? (waiting > 0 ? "proposed" : "open")
        let tab = IncidentTab(rawValue: chosen) ?? .proposed
        let page = try await ask.house.cases.incidents(tab.states, after: try ask.id("after"), for: actor)
        let names = try await Names.load(ask)
        var model: Model = [
            "tabs": IncidentTab.allCases.map { link(to: $0.rawValue, isHere: $0 == tab, waiting: waiting, ask) },
            "rows": page.items.map { row($0, names, ask) }, "hasRows": !page.items.isEmpty,
            "more": page.next.map { Paths.incidents(query: [("show", tab.rawValue), ("after", $0)]) } ?? "",
            "refresh": Paths.incidents(query: [("show", tab.rawValue), ("after", ask.query("after"))]),
            "none": ask.text("incidents.none.\(tab.rawValue)"),
        ]
        model.merge(try await ListedSheet.links(.incidents, of: nil, [("show", tab.rawValue)], in: ask))
        return Shell.page("incidents", model, title: ask.text("nav.incidents"), place: "incidents", in: ask)
    }

    private static func link(to key: String, isHere: Bool, waiting: Int, _ ask: Ask) -> Model {
        let name = ask.text("incidents.tab.\(key)")
        return [
            "name": key == "proposed" && waiting > 0 ? "\(name) \(waiting)" : name,
            "href": Paths.incidents(query: [("show", key)]), "isHere": isHere,
        ]
    }

    private static func row(_ incident: Incident, _ names: Names, _ ask: Ask) -> Model {
        let times = TimeWords(ask, zone: names.zone(of: incident.project))
        return [
            "number": incident.number, "title": incident.title, "href": Paths.incident(incident.number),
            "count": IncidentFacts.size(incident, ask),
            "state": ask.text("incidentState.\(incident.state.rawValue)"), "class": incident.state.mood,
            "span": IncidentFacts.span(incident, times), "found": times.point(incident.foundAt),
            "foundExact": times.exact(incident.foundAt),
        ]
    }
}

extension Incident.State {
    var mood: String {
        switch self {
        case .proposed: "warn"
        case .open: "info"
        case .closed: "ok"
        case .dismissed: ""
        }
    }
}
