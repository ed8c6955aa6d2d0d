import Casework
import Foundation
import Insight
import Kernel
import Web
import Workforce

/// Which incidents a replay noticed, with their members, and how early.
struct ReplayReport: Encodable {
    struct Member: Encodable {
        let number: String
        let externalNumber: String?
        let at: String
        let title: String
        let likeness: Int
    }

    struct Noticed: Encodable {
        let number: String
        let title: String
        let cases: Int
        let customers: Int
        let firstAt: String
        let noticedAt: String
        let lastAt: String
        /// How many of its cases had come when it was noticed.
        let casesWhenNoticed: Int
        let hoursAfterFirst: Int
        let hoursBeforeLast: Int
        let members: [Member]
    }

    struct Warned: Encodable {
        let number: String
        let rule: String
        let at: String
        let cases: Int
        let saw: [String: String]

        init(_ file: AlertFile) {
            let alert = file.alert
            (number, rule, at) = (alert.number, alert.rule, Zone.shanghai.text(alert.at))
            (cases, saw) = (file.count, alert.saw)
        }
    }

    let messages: Int
    let refused: Int
    let incidents: [Noticed]
    let alerts: [Warned]

    static func make(_ house: House, _ actor: Actor, messages: Int, refused: Int) async throws -> ReplayReport {
        var found: [Noticed] = []
        var after: ID<Incident>?
        repeat {
            let page = try await house.cases.incidents(
                Incident.State.allCases, after: after, limit: CaseFilter.mostRows, for: actor)
            for incident in page.items {
                found.append(noticed(try await house.cases.incident(incident.number, for: actor)))
            }
            after = page.next.flatMap { ID<Incident>($0) }
        } while after != nil
        return ReplayReport(messages: messages, refused: refused, incidents: found.reversed(),
            alerts: try await warned(house, actor))
    }

    private static func warned(_ house: House, _ actor: Actor) async throws -> [Warned] {
        var found: [Warned] = []
        var filter = AlertFilter()
        (filter.states, filter.limit) = (Alert.State.allCases, CaseFilter.mostRows)
        repeat {
            let page = try await house.alerts.list(filter, for: actor)
            for alert in page.items { found.append(Warned(try await house.alerts.alert(alert.number, for: actor))) }
            filter.after = page.next.flatMap { ID<Alert>($0) }
        } while filter.after != nil
        return found.reversed()
    }

    private static func noticed(_ file: IncidentFile) -> Noticed {
        let (incident, zone) = (file.incident, Zone.shanghai)
        let items = file.parts.map(\.item)
        let times = items.map(\.openedAt)
        let (first, last) = (times.min() ?? incident.foundAt, times.max() ?? incident.foundAt)
        func hours(_ span: Span) -> Int { Int(span.milliseconds / 3_600_000) }
        return Noticed(
            number: incident.number, title: incident.title, cases: items.count,
            customers: Set(items.map { $0.reporter.name }).count, firstAt: zone.text(first),
            noticedAt: zone.text(incident.foundAt), lastAt: zone.text(last),
            casesWhenNoticed: times.count { $0 <= incident.foundAt }, hoursAfterFirst: hours(incident.foundAt - first),
            hoursBeforeLast: hours(last - incident.foundAt),
            members: file.parts.map { part in
                Member(
                    number: part.item.number, externalNumber: part.item.externalNumber,
                    at: zone.text(part.item.openedAt), title: part.item.title, likeness: part.member.likeness)
            })
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    var text: String {
        let lines = incidents.flatMap { incident -> [String] in
            let early = "noticed with \(incident.casesWhenNoticed) of \(incident.cases) cases, "
                + "\(incident.hoursAfterFirst) h after the first, \(incident.hoursBeforeLast) h before the last"
            return ["", "\(incident.number) \(incident.title)", "  \(incident.customers) customers; \(early)"]
                + incident.members.map { "  \($0.at) \($0.number) \($0.likeness)% \($0.title)" }
        }
        let head = "\(messages) messages, \(refused) without a time that can be read, \(incidents.count) incidents, "
            + "\(alerts.count) early warnings"
        let warnings = alerts.map { "\($0.at) \($0.number) \($0.rule), \($0.cases) cases: \($0.saw["title"] ?? "")" }
        return ([head] + lines + [""] + warnings).joined(separator: "\n")
    }
}
