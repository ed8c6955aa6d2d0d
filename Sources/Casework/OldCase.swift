import Directory
import Kernel

/// A case that was looked after elsewhere before: with its old number, its dates and, where there was one, its answer.
package struct OldCase: Sendable {
    package var externalNumber: String?
    package var writer = ""
    package var phone = ""
    package var title: String?
    package var text = ""
    package var reportedAt: Instant
    /// The sheet gave a day without an hour.
    package var isDayOnly = false
    package var answer: String?
    package var answeredAt: Instant?
    package var isAnswerDayOnly = false
    package var kind: String
    package var category: String?
    package var placeText = ""
    package var extra: [String: String] = [:]

    package init(reportedAt: Instant, kind: String) {
        self.reportedAt = reportedAt
        self.kind = kind
    }

    /// The same row has the same key, whenever it comes: what makes an import repeatable.
    package func key(in project: Project) -> String {
        if let externalNumber, !externalNumber.isEmpty { return "\(project.code)/\(externalNumber)" }
        let head = "\(writer)|\(reportedAt.milliseconds)|\(title ?? "")|\(text.prefix(200))"
        return "\(project.code)/?\(head)"
    }
}
