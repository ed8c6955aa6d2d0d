import Casework
import Hummingbird
import Kernel
import Rounds
import Workforce

/// What contractors are paid for a month: the list with its forms, one sheet on A4, and its approval.
enum PaymentRoutes {
    static let all: [Route] = [
        .page(.get, Paths.payments, .right(.roundsRead)) { ask in try await PaymentsPage.response(ask) },
        .page(.post, Paths.payments, .right(.roundsPlan), draw),
        .page(.get, Paths.payment, .right(.roundsRead)) { ask in try await PaymentSheetPage.response(ask) },
        .page(.post, Paths.paymentApproval, .right(.roundsPlan), approve),
        .page(.get, Paths.paymentExport, .right(.exportRun), PaymentExport.response),
    ]

    private static func draw(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let project = try await ask.project(ask.query("project"), .roundsPlan)
        do {
            let file = try await ask.house.payments.draw(
                form.raw("department"), form.raw("month"), in: project.id, monthly: sum(form.raw("sum")),
                request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.payment(file.sheet.id.description))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            guard try ask.actor.may(.roundsRead, in: project.id) else { throw error }
            return try await PaymentsPage.response(ask, Refused(refusal: refusal, form: form))
        }
    }

    /// As people write it: `¥12,500.00` is 1250000; nil for what is no sum.
    private static func sum(_ text: String) -> Int64? {
        FixedPoint.number(text.filter { !",，¥￥ ".contains($0) }, places: 2)
    }

    private static func approve(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let file = try await ask.house.payments.approve(
                ask.name("sheet"), pay: Int64(form.raw("pay")), request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.payment(file.sheet.id.description))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await PaymentSheetPage.response(ask, Refused(refusal: refusal, form: form))
        }
    }
}
