import HTTPTypes
import Kernel
import Testing
import Web
import Workforce

/// A scene with a provider beside it, and somebody's browser going there and back.
struct SignOnScene: Sendable {
    let scene: Scene
    let provider: FakeProvider

    /// One browser on its way: what its cookie holds, and where it was sent.
    struct Way: Sendable {
        let cookie: String
        let address: String
    }

    /// Out from the door.
    func leave(to path: String = "/cases", with cookie: String = "") async throws -> Way {
        let answer = try await Visitor(client: scene.client, headers: ["Cookie": cookie])
            .get("/sign-in/provider?to=\(path)")
        #expect(answer.status == 303, "\(answer.text.prefix(400))")
        return Way(cookie: Self.pair(answer.header("Set-Cookie")), address: answer.location)
    }

    /// Out from one's account, by the password.
    func leaveToLink(_ user: String) async throws -> Way {
        let answer = try await scene.browser(user).submit("/account/identities", ["current": Cast.password])
        #expect(answer.status == 200, "\(answer.text.prefix(400))")
        let refresh = answer.header("Refresh")
        #expect(refresh.hasPrefix("0; url="))
        return Way(cookie: Self.pair(answer.header("Set-Cookie")), address: String(refresh.dropFirst("0; url=".count)))
    }

    /// Yes there, and back here.
    func comeBack(_ way: Way, as subject: String, session: String = "") async throws -> Answer {
        try await comeBack(to: try provider.approve(way.address, as: subject), way.cookie, session)
    }

    func comeBack(to address: String, _ cookie: String, _ session: String = "") async throws -> Answer {
        let cookies = session.isEmpty ? cookie : "\(cookie); guanjia=\(session)"
        return try await Visitor(client: scene.client, headers: ["Cookie": cookies, "User-Agent": "iPhone Safari"])
            .get(address)
    }

    /// The whole way from the door.
    func signIn(as subject: String, to path: String = "/cases") async throws -> Answer {
        try await comeBack(try await leave(to: path), as: subject)
    }

    /// The whole way from one's account.
    func link(_ user: String, as subject: String) async throws {
        let back = try await comeBack(
            try await leaveToLink(user), as: subject, session: Cast.session(of: user))
        #expect(back.location == "/account?saved=identity", "\(back.status) \(back.text.prefix(400))")
    }

    func address(of user: String) async throws -> String {
        let staff = try await scene.visitor("root").get("/api/v1/staff?limit=200")["items"].items
        return "/settings/staff/\(try #require(staff.first { $0["user"] == .text(user) })["id"].string)"
    }

    static func pair(_ cookie: String) -> String { String(cookie.prefix { $0 != ";" }) }

    /// The session of an answer that let somebody in.
    func session(_ answer: Answer) throws -> String {
        let cookie = answer.headers[values: .setCookie].first { $0.hasPrefix("guanjia=gjs_") }
        return String(Self.pair(try #require(cookie)).dropFirst("guanjia=".count))
    }
}

/// Plays a scene in a house with a provider.
func withProvider(
    newcomers: SignOnRules.Newcomers = .refuse, factorWords: Set<String> = [], userClaim: String = "preferred_username",
    _ play: @Sendable (SignOnScene) async throws -> Void
) async throws {
    let rules = try SignOnRules(
        issuer: FakeProvider.issuer, client: "guanjia", secret: "a-secret", name: "总部账号",
        returnAddress: FakeProvider.back, userClaim: userClaim, newcomers: newcomers, factorWords: factorWords)
    let hand = HandClock(Scene.morning)
    let provider = FakeProvider(hand.clock)
    try await withScene(hand: hand, provider: (rules, provider.line)) { scene in
        try await play(SignOnScene(scene: scene, provider: provider))
    }
}
