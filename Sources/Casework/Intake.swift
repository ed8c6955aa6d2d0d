import Directory
import Kernel

/// A demand as it comes in, from whichever door. Names are those of the API.
package struct Intake: Sendable {
    /// The key of a desk; empty: the one that is meant where none is named.
    package var desk = ""
    package var project: String?
    package var kind = ""
    package var category: String?
    package var priority: Priority?
    package var channel = ""
    package var reporter = Reporter()
    /// A code or an ID.
    package var place: String?
    package var placeText = ""
    package var title: String?
    package var text = ""
    package var occurredAt: Instant?
    package var reportedAt: Instant?
    package var form: [String: String] = [:]
    package var externalNumber: String?
    /// What the agent said, in the first person; the level's sentence where nothing was said.
    package var promise: String?
    /// Answers and closes in one step.
    package var answer: String?
    /// The number of an outage that the customer asks about: they are told its sentence, or ``answer``.
    package var outage: String?

    /// The outside body that it was received from, with its number and deadline; nil where it came from none.
    package var outside: Act.Outside?

    /// A person says that it is no major complaint, whatever its words look like.
    package var isNotMajor = false

    package init() {}

    static let longestText = 100_000
    static let longestTitle = 120

    /// The title, or the first sentence of the text.
    var headline: String {
        let given = (title ?? "").trimmed
        if !given.isEmpty { return given }
        let text = text.trimmed
        let sentence = text.unicodeScalars.prefix(240).prefix { !Self.isEnd($0) }
        return String(sentence.isEmpty ? text.prefix(40) : String(sentence).prefix(40))
    }

    private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "。", "！", "？", "!", "?", "\n", "；", ";": true
        default: false
        }
    }

    /// - Throws, in this order: ``CaseRefusal/textMissing`` · ``CaseRefusal/tooLong(field:limit:)`` ·
    ///   ``CaseRefusal/dateOutOfRange(field:)`` · ``CaseRefusal/mayNotBeAnonymous(kind:)`` ·
    ///   ``CaseRefusal/fieldMissing(_:)`` · ``CaseRefusal/unknownWord(field:given:known:)`` ·
    ///   ``CaseRefusal/outsideUnanswered(_:)`` · ``FormRefusal/notAnsweredAtOnce(_:)``
    func check(against procedure: Procedure, of desk: Desk, at now: Instant) throws {
        guard !text.trimmed.isEmpty else { throw CaseRefusal.textMissing }
        let limits = [
            ("text", text, Self.longestText), ("title", title ?? "", Self.longestTitle * 4),
            ("placeText", placeText, 800), ("reporter", reporter.name + reporter.phone, 400),
            ("externalNumber", externalNumber ?? "", 200), ("answer", answer ?? "", Self.longestText),
            ("promise", promise ?? "", 2000),
        ]
        for (field, text, limit) in limits where text.utf8.count > limit {
            throw CaseRefusal.tooLong(field: field, limit: limit)
        }
        guard form.count <= 60, form.allSatisfy({ $0.key.utf8.count <= 80 && $0.value.utf8.count <= 8000 }) else {
            throw CaseRefusal.tooLong(field: "form", limit: 60)
        }
        // A clock may be a little fast; nothing is reported a day ahead.
        let sayable = Instant.sayable.lowerBound..<(now + .days(1))
        if let occurredAt, !sayable.contains(occurredAt) { throw CaseRefusal.dateOutOfRange(field: "occurredAt") }
        if let reportedAt, !sayable.contains(reportedAt) { throw CaseRefusal.dateOutOfRange(field: "reportedAt") }
        guard !reporter.isAnonymous || procedure.mayBeAnonymous else {
            throw CaseRefusal.mayNotBeAnonymous(kind: procedure.kind)
        }
        try desk.check(channel: channel)
        if answer?.trimmed.isEmpty == false { try checkAnswer(procedure) }
        if let category, desk.categories[category] == nil { throw CaseRefusal.unknownCategory(category) }
    }

    /// What needs a place has one. Old cases are taken in as they were.
    ///
    /// - Throws: ``CaseRefusal/fieldMissing(_:)``
    func checkPlace(of procedure: Procedure) throws {
        guard !procedure.needsPlace || place?.trimmed.isEmpty == false else { throw CaseRefusal.fieldMissing("place") }
    }

    private func checkAnswer(_ procedure: Procedure) throws {
        // What answers the customer in the same step has not answered the body.
        if let outside { throw CaseRefusal.outsideUnanswered([outside.body ?? ""]) }
        guard procedure.action("answer") != nil else { throw FormRefusal.notAnsweredAtOnce(procedure.kind) }
    }
}

extension Intake {
    /// The same, for a desk.
    func on(_ desk: Desk) -> Intake {
        var intake = self
        intake.desk = desk.key
        return intake
    }
}
