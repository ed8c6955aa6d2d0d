import Hummingbird
import Kernel

extension FigureAddress {
    /// The page of what was asked for; where that cannot be understood what was typed stays in the form, and below it
    /// stand the figures of this week.
    static func attempt(
        _ ask: Ask, _ page: (FigureAddress, Ask, (any Refusal)?) async throws -> Response
    ) async throws -> Response {
        do {
            return try await page(try FigureAddress(ask, otherwise: .week), ask, nil)
        } catch let refusal as any Refusal where [.invalid, .malformed].contains(refusal.kind) {
            return try await page(FigureAddress(.week), ask, refusal)
        }
    }
}
