import Casework
import Hummingbird
import Kernel

/// A case as its own page: the sheet, and the customer beside it.
enum CasePage {
    static func show(_ ask: Ask, _ number: String, open: OpenForm?) async throws -> Response {
        let file = try await ask.house.cases.file(number, for: try ask.actor)
        let sheet = try await CaseSheet(file, in: ask, frame: .page, open: open)
        let customer = try await CustomerPane.load(ask, file.person, sheet.names, beside: sheet)
        return Shell.page(
            "case", ["sheet": sheet.model, "customer": customer?.model ?? [:], "hasCustomer": customer != nil],
            title: "\(file.item.number) \(file.item.title)", place: "cases", in: ask, status: open.status)
    }
}

extension OpenForm? {
    /// What the page is sent with: the status of the refusal it shows.
    var status: HTTPResponse.Status { (self?.refusal?.kind.status).map { .init(code: $0) } ?? .ok }
}
