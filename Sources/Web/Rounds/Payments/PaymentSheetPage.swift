import Casework
import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

/// A contractor's payment sheet on A4, with the button of whoever approves it.
enum PaymentSheetPage {
    static func response(_ ask: Ask, _ refused: Refused? = nil) async throws -> Response {
        let actor = try ask.actor
        let file = try await ask.house.payments.file(ask.name("sheet"), for: actor)
        let (names, sheet) = (try await Names.load(ask), file.sheet)
        let (words, times) = (PaymentWords(names: names), TimeWords(ask, zone: file.project.zone))
        let head = ask.house.announcements.sender(for: file.project)
        let back = Paths.payments(query: [("project", file.project.code), ("month", sheet.month.description)])
        let model: Model = [
            "department": words.department(sheet.department), "month": sheet.month.description,
            "company": head?.company[ask.language] ?? "", "project": file.project.name,
            "address": head?.address?[ask.language] ?? "", "telephone": head?.telephone ?? "",
            "lines": words.lines(file).map { line -> Model in ["label": line.label, "text": line.text] },
            "rule": words.rule(ask.house.payments.bands(of: sheet.department)),
            "drawn": names.text("payments.by", ["who": names.staff(sheet.drawnBy), "at": times.exact(sheet.drawnAt)]),
            "approved": approved(sheet, names, times), "isApproved": sheet.fixed != nil,
            "changes": words.changes(file), "hasChanges": sheet.fixed != nil && !words.changes(file).isEmpty,
            "mayApprove": file.mayApprove, "pay": "\(file.pay)",
            "approveTo": Paths.paymentApproval(sheet.id.description),
            "isOwn": file.maySum && sheet.drawnBy == actor.staff, "isRunning": !file.isMonthOver,
            "mayExport": actor.may(.exportRun, in: sheet.project), "back": back,
            "exportTo": Paths.paymentExport(sheet.id.description), "printed": times.exact(ask.now),
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
        ]
        return Shell.page(
            "payment-sheet", model, title: "\(ask.text("payments.sheet")) \(sheet.month)", place: "rounds", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private static func approved(_ sheet: PaymentSheet, _ names: Names, _ times: TimeWords) -> String {
        guard let by = sheet.approvedBy, let at = sheet.approvedAt else { return names.text("payments.notApproved") }
        return names.text("payments.by", ["who": names.staff(by), "at": times.exact(at)])
    }
}
