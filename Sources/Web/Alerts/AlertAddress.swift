import Casework
import Directory
import Insight
import Kernel

/// What the address of a list of alerts asks for; the same for the page and the API.
enum AlertAddress {
    private static let names = ["show", "project", "rule", "severity", "owner", "after"]

    /// - Throws: ``WebRefusal/badQuery(_:)`` · ``DirectoryRefusal/unknownProject(_:)``
    static func filter(_ ask: Ask, _ projects: [Project]) throws -> AlertFilter {
        var filter = AlertFilter()
        filter.project = try ask.query("project").map { name in
            guard let project = projects.first(where: { $0.isCalled(name) }) else {
                throw DirectoryRefusal.unknownProject(name)
            }
            return project.id
        }
        filter.rule = ask.query("rule")
        filter.severity = try ask.word("severity")
        filter.owner = ask.query("owner") == "me" ? try ask.actor.staff : try ask.id("owner")
        filter.after = try ask.id("after")
        filter.limit = try ask.limit()
        return filter
    }

    static func address(_ ask: Ask, setting changes: [(String, String?)] = []) -> String {
        let changed = Set(changes.map(\.0))
        return Paths.alerts(query: names.filter { !changed.contains($0) }.map { ($0, ask.query($0)) } + changes)
    }
}
