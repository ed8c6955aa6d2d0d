import Casework
import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

/// The contractors of a project with a month: how it was, what is deducted, and who approved it.
enum PaymentsPage {
    static func response(_ ask: Ask, _ refused: Refused? = nil) async throws -> Response {
        let project = try await ask.project(ask.query("project"), .roundsRead)
        let (month, lines) = try await ask.house.payments.list(
            in: project.id, month: ask.query("month"), for: try ask.actor)
        let names = try await Names.load(ask)
        var model = try await RoundTabs.frame(here: Paths.payments, project, .roundsRead, in: ask)
        model.merge([
            "month": month.description, "rows": lines.map { row($0, names, refused?.form) },
            "hasRows": !lines.isEmpty, "to": Paths.payments(query: [
                ("project", project.code), ("month", month.description),
            ]),
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
        ])
        return Shell.page(
            "payments", model, title: ask.text("payments.title"), place: "rounds", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private static func row(_ line: PaymentLine, _ names: Names, _ form: Form?) -> Model {
        let (words, held) = (PaymentWords(names: names), line.file?.held ?? line.now)
        let typed = form?["department"] == line.department ? form?.raw("sum") : nil
        let sum = (line.file?.sheet.monthly ?? line.lastSum).map { FixedPoint.fullText($0, places: 2) }
        let isApproved = line.file?.sheet.fixed != nil
        return [
            "key": line.department, "name": words.department(line.department),
            "score": words.percent(held.figures.score), "percent": words.percent(held.percent),
            "walked": "\(held.figures[.walked]) / \(held.figures[.rounds])",
            "monthly": line.file.map { names.money($0.sheet.monthly) } ?? "",
            "pay": line.file.map { names.money($0.pay) } ?? "",
            "href": line.file.map { Paths.payment($0.sheet.id.description) } ?? "",
            "isApproved": isApproved, "isDrawn": line.file != nil && !isApproved,
            "isChanged": line.file?.changed.isEmpty == false, "maySum": line.maySum, "sum": typed ?? sum ?? "",
        ]
    }
}
