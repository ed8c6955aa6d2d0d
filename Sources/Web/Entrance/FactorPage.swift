import Hummingbird
import Kernel
import Workforce

/// The second step of the asker's own sign-in, as a part of their account's page.
enum FactorPage {
    static let all: [Route] = [
        .page(.post, Paths.factor, .signedIn) { ask in
            _ = try await ask.form()
            return try await attempt(ask) {
                _ = try await ask.house.entrance.beginFactor(try ask.signedIn)
                return .see(Paths.account() + "#factor")
            }
        },
        .page(.post, Paths.factorCode, .signedIn) { ask in
            let form = try await ask.form()
            return try await attempt(ask) {
                let codes = try await ask.house.entrance.confirmFactor(form["code"] ?? "", in: try ask.signedIn)
                ask.house.doorkeeper.forget()
                // Told this once: they are not kept, and stand in no address.
                return try await AccountPage.show(ask, codes: codes)
            }
        },
        .page(.post, Paths.factorEnd, .signedIn) { ask in
            let form = try await ask.form(limit: 16 << 10)
            return try await attempt(ask) {
                try await ask.house.entrance.endFactor(password: form.raw("current"), in: try ask.signedIn)
                return .see(Paths.account(query: [("saved", "factor")]))
            }
        },
    ]

    private static func attempt(_ ask: Ask, _ work: () async throws -> Response) async throws -> Response {
        do { return try await work() } catch let refusal as WorkforceRefusal {
            return try await AccountPage.show(ask, refusal, of: .factor)
        }
    }

    static func model(_ ask: Ask, codes: [String]) async throws -> Model {
        let factor = try await ask.house.entrance.factor(try ask.signedIn)
        let times = TimeWords(ask)
        return [
            "isPossible": factor.isPossible, "isOn": factor.since != nil,
            "isOff": factor.since == nil && factor.pending == nil,
            "since": factor.since.map(times.point) ?? "", "exact": factor.since.map(times.exact) ?? "",
            "isPending": factor.pending != nil, "secret": factor.pending.map { inFours($0.secret) } ?? "",
            "address": factor.pending?.address ?? "", "left": factor.codesLeft,
            "hasCodes": !codes.isEmpty, "codes": codes,
        ]
    }

    /// As it is typed into an app by hand.
    private static func inFours(_ secret: String) -> String {
        var rest = Substring(secret)
        var parts: [Substring] = []
        while !rest.isEmpty {
            parts.append(rest.prefix(4))
            rest = rest.dropFirst(4)
        }
        return parts.joined(separator: " ")
    }
}
