import Foundation
import Workforce

extension WatchRules {
    private static let shares = 1...1000

    /// - Throws: ``DeskError``
    static func read(_ folder: URL, roles: [Role], calendars: Calendars) throws -> WatchRules {
        let file = try DeskNode.read(folder, "watching.yaml")
        try file.allow(["chain", "steps", "hours"])
        let known = ["owner", "worker"] + roles.map(\.key)
        func listeners(_ node: DeskNode) throws -> [Listener] {
            let all = try node.list().map { node in
                try node.word("listener", known: known) { known.contains($0) ? listener($0) : nil }
            }
            guard !all.isEmpty else { throw node.fail("somebody must be told") }
            return all
        }
        var steps: [Step] = []
        for node in try file.required("steps").list() {
            try node.allow(["at", "tell"])
            let share = try node.required("at").integer()
            guard shares.contains(share), share > steps.last?.share ?? 0 else {
                throw node.fail("“at” is a share of 1 to 1000 per cent, larger than that of the step before")
            }
            steps.append(Step(share: share, tell: try listeners(node.required("tell"))))
        }
        guard !steps.isEmpty else { throw file.fail("without a step nobody is ever told") }
        let hours = try file.optional("hours")?.word("calendar", known: calendars.keys) {
            calendars.keys.contains($0) ? $0 : nil
        }
        return WatchRules(chain: try listeners(file.required("chain")), hours: hours, steps: steps)
    }

    private static func listener(_ word: String) -> Listener {
        switch word {
        case "owner": .owner
        case "worker": .worker
        default: .role(word)
        }
    }
}
