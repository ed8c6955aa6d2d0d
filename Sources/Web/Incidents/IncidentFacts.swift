import Casework
import Kernel

/// What a page says of an incident beside its title.
enum IncidentFacts {
    static func of(_ file: IncidentFile, _ times: TimeWords, _ ask: Ask) -> [Model] {
        let incident = file.incident
        var facts = [
            ("incident.cases", size(incident, ask)), ("incident.span", span(incident, times)),
            ("incident.found", times.point(incident.foundAt)),
        ]
        if let at = incident.decidedAt {
            let who = file.decidedBy ?? ask.text("incident.usual")
            facts.append(("incident.decided", "\(who) \(times.point(at))"))
        }
        if let reason = incident.reason { facts.append(("incident.reason", reason)) }
        if let at = incident.closedAt { facts.append(("incident.closed", times.point(at))) }
        return facts.map { ["label": ask.text($0.0), "text": $0.1] }
    }

    /// How many cases it has, and how many of them are open.
    static func size(_ incident: Incident, _ ask: Ask) -> String {
        ask.text("incidents.count", ["n": "\(incident.span.cases)", "open": "\(incident.span.open)"])
    }

    /// From its first demand to its last.
    static func span(_ incident: Incident, _ times: TimeWords) -> String {
        guard let first = incident.span.first, let last = incident.span.last else { return "" }
        return first == last ? times.point(first) : times.window(first, last)
    }
}
