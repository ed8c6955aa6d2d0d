import Foundation
import Kernel

/// The numbers that customers call, and how long they may ring: a desk's file `telephone.yaml`.
package struct TelephoneRules: Sendable, Equatable {
    /// A number of ours.
    package struct Line: Sendable, Equatable {
        package let phone: Phone
        /// The code of the project that it is for; nil where it is for all.
        package let project: String?
    }

    package let lines: [Line]
    /// Two rings, as long as they take here.
    package let answerWithin: Span
    /// Whoever hangs up sooner was not offered to anybody.
    package let short: Span
    /// After so long nobody waits any more, though the exchange did not say that they hung up.
    package let longestRing: Span
    /// In which areas landlines are written without one.
    package var areas = PhoneAreas.none
    /// How well calls are to be answered, by which the telephone is staffed.
    package var need = TelephoneNeed()

    /// What holds where no desk says anything.
    package static let usual = TelephoneRules(
        lines: [], answerWithin: .seconds(10), short: .seconds(5), longestRing: .minutes(10))

    package func line(_ number: String) -> Line? {
        Phone(number).flatMap { phone in lines.first { $0.phone == phone } }
    }
}

extension TelephoneRules {
    private static let name = "telephone.yaml"
    private static let most = 100

    /// Nil for a desk without the file.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL) throws -> TelephoneRules? {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return nil }
        let file = try DeskNode.read(folder, name)
        try file.allow(["lines", "answer-within", "short", "longest-ring", "area", "areas", "need"])
        let list = try file.optional("lines")?.list() ?? []
        guard list.count <= most else { throw file.fail("more than \(most) lines") }
        var rules = TelephoneRules(
            lines: try list.map(line), answerWithin: try span(file, "answer-within", most: .minutes(5)),
            short: try span(file, "short", most: .minutes(1)),
            longestRing: try span(file, "longest-ring", most: .minutes(60)))
        rules.areas = PhoneAreas(
            house: try file.optional("area").map(area),
            projects: Dictionary(uniqueKeysWithValues: try file.optional("areas")?.entries().map { project, node in
                (project, try area(node))
            } ?? []))
        rules.need = try file.optional("need").map(TelephoneNeed.init) ?? TelephoneNeed()
        guard rules.short < rules.answerWithin, rules.answerWithin < rules.longestRing else {
            throw file.fail("short is less than answer-within, and that less than longest-ring")
        }
        return rules
    }

    private static func area(_ node: DeskNode) throws -> String {
        let text = try node.text()
        guard PhoneAreas.isArea(text) else { throw node.fail("“\(text)” is no area such as \"021\" or \"0592\"") }
        return text
    }

    private static func line(_ node: DeskNode) throws -> Line {
        try node.allow(["number", "project"])
        let number = try node.required("number")
        guard let phone = Phone(try number.text()) else { throw try number.fail("“\(number.text())” is no number") }
        return Line(phone: phone, project: try node.optional("project")?.text())
    }

    private static func span(_ file: DeskNode, _ key: String, most: Span) throws -> Span {
        let node = try file.required(key)
        let span = try node.span()
        guard span > .zero, span <= most else { throw node.fail("more than nothing and at most \(most.fileText)") }
        return span
    }
}
