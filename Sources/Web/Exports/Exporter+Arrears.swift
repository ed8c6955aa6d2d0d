import Casework
import Directory
import Kernel
import Sheets
import Workforce

extension Exporter {
    private static let portion = 1000

    /// Who owes what by a statement, with the filters in force.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``ArrearsRefusal/noStatement(_:)``
    func arrears(_ question: ArrearsQuestion, in project: Project, to file: ExportFile) async throws {
        try actor.require(.exportRun, in: project.id)
        var question = question
        (question.limit, question.after) = (Self.portion, nil)
        repeat {
            let report = try await house.premises.arrears(in: project.id, question, for: actor)
            for one in report.households {
                try file.add([
                    .text(one.code), .text(one.names),
                    .number(Double(one.amount) / 100, FixedPoint.fullText(one.amount, places: 2)),
                    .text(one.since?.month ?? ""), .day(report.statement?.day),
                ])
            }
            question.after = report.next
        } while question.after != nil
    }
}
