import Hummingbird
import Kernel
import Workforce

/// Where whoever came in by a password that somebody else gave chooses their own, before anything else.
enum ChoosingPage {
    static func response(_ ask: Ask, _ refusal: (any Refusal)? = nil, to: String?) -> Response {
        var model: Model = ["to": to ?? ""]
        if let refusal { model["error"] = ask.house.texts.sentence(refusal, ask.language) }
        return Shell.page(
            "choose-password", model, title: ask.text("choose.title"), in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok
        ).waiting(for: refusal)
    }

    /// Goes on where they were going.
    static func choose(_ ask: Ask, _ form: Form) async throws -> Response {
        let (new, to) = (form.raw("password"), form[FormField.to])
        do {
            guard !form.has("again") || form.raw("again") == new else { throw WebRefusal.passwordsDiffer }
            _ = try await ask.house.entrance.choosePassword(new, in: try ask.signedIn)
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return response(ask, refusal, to: to)
        }
        ask.house.doorkeeper.forget()
        let home = Shell.home(of: try ask.actor)()
        return .see(to.map { EntranceRoutes.inside($0) } ?? home)
    }
}
