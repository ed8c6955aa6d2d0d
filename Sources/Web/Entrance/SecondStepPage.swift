import Hummingbird
import Kernel
import Workforce

/// The second step of a sign-in: the code of the moment, or a recovery code.
enum SecondStepPage {
    static let all: [Route] = [
        .page(.get, Paths.signInCode, .open) { ask in
            half(ask).isEmpty ? .see(Paths.signIn()) : page(ask, to: ask.query("to"))
        },
        .page(.post, Paths.signInCode, .open) { ask in
            let form = try await ask.form(limit: 16 << 10)
            do {
                let secret = try await ask.house.entrance.signIn(
                    half: half(ask), code: form["code"] ?? "", address: ask.way.origin)
                var response = try await EntranceRoutes.enter(secret, to: form[FormField.to], in: ask)
                response.setCookie(EntranceRoutes.cookie(ask, Cookies.half, "", maxAge: 0))
                return response
            } catch WorkforceRefusal.signInAgain {
                return EntranceRoutes.page(ask, user: "", sentence: .signInAgain, to: form[FormField.to])
            } catch let refusal as WorkforceRefusal {
                return page(ask, refusal, to: form[FormField.to])
            }
        },
    ]

    /// Leads there after the first step.
    static func lead(_ half: Secret, to: String?, in ask: Ask) -> Response {
        var response = Response.see(Paths.signInCode(query: [("to", to)]))
        let life = Int(Entrance.halfLife.wholeSeconds)
        response.setCookie(EntranceRoutes.cookie(ask, Cookies.half, half.text, maxAge: life))
        return response
    }

    private static func half(_ ask: Ask) -> String { ask.request.cookies[Cookies.half]?.value ?? "" }

    private static func page(_ ask: Ask, _ refusal: WorkforceRefusal? = nil, to: String?) -> Response {
        var model: Model = ["to": to ?? ""]
        if let refusal { model["sentence"] = ask.house.texts.sentence(refusal, ask.language) }
        return Shell.page(
            "second-step", model, title: ask.text("signIn.title"), in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok
        ).waiting(for: refusal)
    }
}
