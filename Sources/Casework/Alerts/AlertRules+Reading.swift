import Foundation
import Kernel
import Workforce

extension AlertRules {
    private static let name = "alerts.yaml"
    private static let most = 50

    /// A desk without the file warns of nothing.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL, roles: [Role], kinds: [String]) throws -> AlertRules {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return .none }
        let file = try DeskNode.read(folder, name)
        try file.allow(["hit-rate", "untaken", "rules"])
        let rate = try file.required("hit-rate")
        try rate.allow(["window", "least"])
        var keys: Set<String> = []
        let rules = try file.required("rules").list().map { node in
            let rule = try rule(node, roles: roles.map(\.key), kinds: kinds)
            guard keys.insert(rule.key).inserted else {
                throw try node.required("key").fail("the rule “\(rule.key)” stands here twice")
            }
            return rule
        }
        guard rules.count <= most else { throw file.fail("more than \(most) rules") }
        return AlertRules(
            rules: rules, rateWindow: try rate.required("window").span(),
            rateLeast: try rate.required("least").integer(in: 1...1000),
            untaken: try file.optional("untaken").map(untaken) ?? [:])
    }

    private static func rule(_ node: DeskNode, roles: [String], kinds: [String]) throws -> Rule {
        let word: Sight.Name = try node.required("sees").word("sight")
        let common = ["key", "name", "sees", "on", "severity", "to", "kinds"]
        try node.allow(common + word.parameters + (word.isOfNumbers ? ["every", "rest"] : []))
        let sight = try Sight(word, node)
        let own = try node.optional("kinds")?.list().map { node in
            try node.word("kind", known: kinds) { kinds.contains($0) ? $0 : nil }
        }
        let to = try node.required("to").list().map { node in
            try node.word("role", known: roles) { roles.contains($0) ? WatchRules.Listener.role($0) : nil }
        }
        guard !to.isEmpty else { throw try node.required("to").fail("an alert needs an owner: this names no role") }
        let every = try turn(node)
        return Rule(
            key: try node.required("key").text(), name: try node.required("name").words(),
            isOn: try node.optional("on")?.flag() ?? true, severity: try node.required("severity").word("severity"),
            to: to, kinds: own.map(Set.init), sight: sight, every: every,
            rest: try node.optional("rest")?.span() ?? .days(1))
    }
}

extension AlertRules {
    private static func untaken(_ node: DeskNode) throws -> [Severity: Span] {
        try node.allow(Severity.allCases.map(\.rawValue) + ["other"])
        let other = try node.required("other")
        let spans = try Severity.allCases.map { severity in
            let given = node.optional(severity.rawValue) ?? other
            let span = try given.span()
            guard span >= .minutes(1), span <= .days(30) else { throw given.fail("from a minute to thirty days") }
            return (severity, span)
        }
        return Dictionary(uniqueKeysWithValues: spans)
    }

    private static func turn(_ node: DeskNode) throws -> Span {
        guard let node = node.optional("every") else { return .minutes(5) }
        let span = try node.span()
        guard span >= .minutes(1) else { throw node.fail("numbers are looked at once a minute at most") }
        return span
    }
}

extension AlertRules.Sight.Name {
    fileprivate var parameters: [String] {
        switch self {
        case .incident: []
        case .sameCustomer: ["times", "window"]
        case .sameFault: ["window"]
        case .words: ["words"]
        case .rating: ["at-most"]
        case .promises: ["share", "within", "count", "per"]
        case .backlog: ["weeks", "percent", "least"]
        case .peers: ["window", "least", "points", "confidence"]
        case .calls: ["window", "missed", "percent"]
        case .rounds: ["window", "count"]
        case .handover, .article, .key: ["window"]
        case .followUp, .letter, .care: ["days"]
        case .vacancy: ["window", "points", "least", "per"]
        case .arrears: ["window", "percent", "yuan", "points", "least", "per"]
        }
    }
}

extension AlertRules.Sight {
    fileprivate init(_ name: Name, _ node: DeskNode) throws {
        switch name {
        case .incident: self = .incident
        case .sameCustomer: self = .sameCustomer(times: try node.number("times", 2...50), window: try node.window())
        case .sameFault: self = .sameFault(window: try node.window())
        case .words: self = .words(try Self.words(node.required("words")))
        case .rating: self = .rating(atMost: try node.number("at-most", 1...4))
        case .promises:
            self = .promises(
                share: try node.number("share", 1...99), within: try node.window("within"),
                count: try node.number("count", 2...10_000), per: try node.required("per").word("scope"))
        case .backlog:
            self = .backlog(
                weeks: try node.number("weeks", 2...26), percent: try node.number("percent", 101...10_000),
                least: try node.number("least", 1...100_000))
        case .peers:
            self = .peers(
                window: try node.window(), least: try node.number("least", 10...100_000),
                points: try node.number("points", 1...99), confidence: try node.number("confidence", 80...99))
        case .calls:
            self = .calls(
                window: try node.window(), missed: try node.number("missed", 1...10_000),
                percent: try node.number("percent", 1...100))
        case .rounds: self = .rounds(window: try node.window(), count: try node.number("count", 1...10_000))
        case .handover: self = .handover(window: try node.window())
        case .article: self = .article(window: try node.window())
        case .key: self = .key(window: try node.window())
        case .followUp: self = .followUp(days: try node.number("days", -30...365))
        case .letter: self = .letter(days: try node.number("days", -30...365))
        case .care: self = .care(days: try node.number("days", -30...365))
        case .vacancy: self = try Self.vacancy(node)
        case .arrears: self = try Self.arrears(node)
        }
    }

    private static func vacancy(_ node: DeskNode) throws -> AlertRules.Sight {
        .vacancy(
            window: try node.window(), points: try node.number("points", 1...100),
            least: try node.number("least", 1...100_000), per: try node.required("per").word("area"))
    }

    private static func arrears(_ node: DeskNode) throws -> AlertRules.Sight {
        .arrears(
            window: try node.window(), percent: try node.number("percent", 1...10_000),
            yuan: try node.number("yuan", 1...1_000_000_000), points: try node.number("points", 1...100),
            least: try node.number("least", 1...100_000), per: try node.required("per").word("area"))
    }

    /// Simplified and in small letters, as the texts are that they are looked for in.
    private static func words(_ node: DeskNode) throws -> [String] {
        let words = try node.list().map { Pinyin.simplify(try $0.text()).lowercased() }
        guard (1...200).contains(words.count), words.allSatisfy({ $0.count <= 40 }) else {
            throw node.fail("1 to 200 words of at most 40 letters")
        }
        return words
    }
}

extension DeskNode {
    fileprivate func number(_ key: String, _ range: ClosedRange<Int>) throws -> Int {
        try required(key).integer(in: range)
    }

    fileprivate func window(_ key: String = "window") throws -> Span {
        let span = try required(key).span()
        guard span <= .days(366) else { throw fail("“\(key)” is longer than a year") }
        return span
    }
}
