import Casework
import Hummingbird
import Kernel
import Rounds
import Sheets
import Workforce

/// What contractors are paid for a month: drawn up, approved by somebody else, taken out.
enum PaymentCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.payments, .right(.roundsRead),
            Operation(
                id: "paymentSheets", summary: "The contractors of a project with a month; the last one that is over",
                query: RoundCalls.inProject + [.init("month", .string())], answer: .page(of: .ref("PaymentLine")))
        ) { ask in
            let project = try await ask.project(ask.query("project"), .roundsRead)
            let (_, lines) = try await ask.house.payments.list(
                in: project.id, month: ask.query("month"), for: try ask.actor)
            let currency = try await Names(ask.house, ask.language).currency
            return .json(PageJSON(items: lines.map { PaymentLineJSON(line: $0, currency: currency) }, next: nil))
        },
        .api(
            .post, Paths.API.payments, .right(.roundsPlan),
            Operation(
                id: "drawPaymentSheet",
                summary: "Draws up the sheet of a month, or says another sum in one that nobody has approved",
                body: .object(
                    [
                        ("project", .nullable(.string())), ("department", .string(most: 80)),
                        ("month", .string(most: 7)), ("monthly", .integer(1...Int(PaymentSheet.mostFen))),
                    ], required: ["department", "month", "monthly"]), answer: .ref("PaymentSheet"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(DrawBody.self)
            let project = try await ask.project(body.project, .roundsPlan)
            let file = try await ask.house.payments.draw(
                body.department, body.month, in: project.id, monthly: body.monthly, request: key, by: try ask.actor)
            return try await ask.answer(file, .created)
        },
        .api(
            .get, Paths.API.payment, .right(.roundsRead),
            Operation(
                id: "paymentSheet", summary: "A sheet, with what is counted otherwise by now",
                answer: .ref("PaymentSheet"))
        ) { ask in
            try await ask.answer(try await ask.house.payments.file(ask.name("sheet"), for: try ask.actor))
        },
        .api(
            .post, Paths.API.paymentApproval, .right(.roundsPlan),
            Operation(
                id: "approvePaymentSheet", summary: "Fixes a sheet that somebody else drew up; pay is what was seen",
                body: .object([("pay", .integer(0...Int(PaymentSheet.mostFen)))], required: ["pay"]),
                answer: .ref("PaymentSheet"))
        ) { ask in
            let (body, key) = try await ask.json(ApprovalBody.self)
            return try await ask.answer(
                try await ask.house.payments.approve(
                    ask.name("sheet"), pay: body.pay, request: key, by: try ask.actor))
        },
        .api(
            .get, Paths.API.paymentExport, .right(.exportRun),
            Operation(
                id: "exportPaymentSheet", summary: "A sheet as a workbook or as text",
                query: [.init("format", .words(ExportTable.Format.allCases.map(\.rawValue)))]),
            PaymentExport.response),
    ]
}

private struct DrawBody: Decodable, Sendable {
    let project: String?
    let department: String
    let month: String
    let monthly: Int64
}

private struct ApprovalBody: Decodable, Sendable { let pay: Int64 }

extension Ask {
    fileprivate func answer(_ file: PaymentFile, _ status: HTTPResponse.Status = .ok) async throws -> Response {
        let currency = try await Names(house, language).currency
        return .json(PaymentJSON(file: file, currency: currency), status: status)
    }
}
