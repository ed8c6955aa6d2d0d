import HTTPTypes
import Kernel
import Testing

@testable import Workforce

/// What somebody between the browser, the provider and us could try.
@Suite("A way to the provider that is not honest", .serialized)
struct SignOnAttackScenario {
    @Test("A return opens once, in the browser that began it, and within ten minutes")
    func ways() async throws {
        try await withProvider { at in
            try await at.link("lin", as: "u-7")
            let way = try await at.leave()
            let address = try at.provider.approve(way.address, as: "u-7")
            // Another browser's, or none: nothing is used up by it.
            let other = try await at.leave()
            #expect(try await at.comeBack(to: address, other.cookie).status == 401)
            #expect(try await at.comeBack(to: address, "").status == 401)
            #expect(try await at.comeBack(to: address, way.cookie).status == 303)
            let again = try await at.comeBack(to: address, way.cookie)
            #expect(again.status == 401 && again.text.contains("请重新开始"))
            // A code that is new does not help a state that was used.
            let fresh = try at.provider.approve(way.address, as: "u-7")
            #expect(try await at.comeBack(to: fresh, way.cookie).status == 401)
            let late = try await at.leave()
            let coming = try at.provider.approve(late.address, as: "u-7")
            try at.scene.at("09:11")
            #expect(try await at.comeBack(to: coming, late.cookie).status == 401)
            #expect(try await at.comeBack(to: "/sign-in/return", late.cookie).status == 401)
        }
    }

    @Test("A code of another way, one that was used, and one that nobody gave")
    func codes() async throws {
        try await withProvider { at in
            try await at.link("lin", as: "u-7")
            let (mine, theirs) = (try await at.leave(), try await at.leave())
            let stolen = try FakeProvider.query(of: try at.provider.approve(theirs.address, as: "u-7"))["code"] ?? ""
            let state = try FakeProvider.query(of: mine.address)["state"] ?? ""
            let injected = try await at.comeBack(to: "/sign-in/return?code=\(stolen)&state=\(state)", mine.cookie)
            #expect(injected.status == 401 && injected.text.contains("无法核实"))
            for code in ["", "code-0", String(repeating: "x", count: 5000)] {
                let way = try await at.leave()
                let state = try FakeProvider.query(of: way.address)["state"] ?? ""
                let back = try await at.comeBack(to: "/sign-in/return?code=\(code)&state=\(state)", way.cookie)
                #expect(back.status == 401, "\(code.prefix(10))")
            }
        }
    }

    @Test("A no of the provider, and an answer that comes from another provider")
    func answers() async throws {
        try await withProvider { at in
            try await at.link("lin", as: "u-7")
            let way = try await at.leave(to: "/board")
            let state = try FakeProvider.query(of: way.address)["state"] ?? ""
            let no = try await at.comeBack(to: "/sign-in/return?error=access_denied&state=\(state)", way.cookie)
            #expect(no.status == 401 && no.text.contains("没有同意登录"))
            let mixed = try await at.leave()
            let address = try at.provider.approve(mixed.address, as: "u-7") + "&iss=https://evil.example"
            #expect(try await at.comeBack(to: address, mixed.cookie).status == 401)
            let right = try await at.leave()
            let named = try at.provider.approve(right.address, as: "u-7") + "&iss=\(FakeProvider.issuer)"
            #expect(try await at.comeBack(to: named, right.cookie).status == 303)
        }
    }

    static let lies: [(String, @Sendable (inout FakeProvider.Lie) -> Void)] = [
        ("another issuer", { $0.claims = ["iss": "https://evil.example"] }),
        ("for another house", { $0.claims = ["aud": "another"] }),
        ("for many, and given to another", { $0.claims = ["aud": ["guanjia", "another"], "azp": "another"] }),
        ("for many, and nobody says to whom", { $0.claims = ["aud": ["guanjia", "another"]] }),
        ("given to another", { $0.claims = ["azp": "another"] }),
        ("of another way", { $0.claims = ["nonce": "another"] }),
        ("without a nonce", { $0.claims = ["nonce": .null] }),
        ("over", { $0.claims = ["exp": .number(Double(Scene.morning.milliseconds / 1000 - 61))] }),
        ("for ever", { $0.claims = ["exp": .null] }),
        ("made tomorrow", { $0.claims = ["iat": .number(Double(Scene.morning.milliseconds / 1000 + 86_400))] }),
        ("made long ago", { $0.claims = ["iat": .number(Double(Scene.morning.milliseconds / 1000 - 3600))] }),
        ("not yet", { $0.claims = ["nbf": .number(Double(Scene.morning.milliseconds / 1000 + 120))] }),
        ("of nobody", { $0.claims = ["sub": .null] }),
        ("of somebody without end", { $0.claims = ["sub": .text(String(repeating: "7", count: 300))] }),
        ("beside another access token", { $0.claims = ["at_hash": "AAAAAAAAAAAAAAAAAAAAAA"] }),
        ("signed by nobody", { $0.alg = "none" }),
        ("signed with the public key", { $0.alg = "HS256" }),
        ("signed by another key of that name", { $0.signsWithAnotherKey = true }),
        ("signed by a key that is none of theirs", { ($0.signsWithAnotherKey, $0.kid) = (true, "unheard-of") }),
        ("said to be signed otherwise", { $0.alg = "RS256" }),
        ("no token", { $0.tokenBody = #"{"id_token": "a.b"}"# }),
        ("none at all", { $0.tokenBody = "{}" }),
        ("no answer that is one", { $0.tokenBody = "<html>" }),
        ("refused", { $0.tokenStatus = 400 }),
    ]

    @Test("A token that is not for us, of this way, of now and theirs opens nothing", arguments: lies.indices)
    func tokens(_ place: Int) async throws {
        let (name, lie) = Self.lies[place]
        try await withProvider { at in
            try await at.link("lin", as: "u-7")
            at.provider.lie(lie)
            let back = try await at.signIn(as: "u-7")
            #expect(back.status == 401 && back.text.contains("无法核实"), "\(name): \(back.status)")
            #expect(!back.headers[values: .setCookie].contains { $0.hasPrefix("guanjia=") }, "\(name)")
            at.provider.beHonest()
            #expect(try await at.signIn(as: "u-7").status == 303, "\(name)")
        }
    }

    @Test("A provider that does not answer, fails, or says that it is another keeps nobody from the password")
    func silence() async throws {
        try await withProvider { at in
            at.provider.lie { $0.documentIssuer = "https://evil.example" }
            #expect(try await at.scene.stranger.get("/sign-in/provider").status == 503)
            at.provider.lie { ($0.documentIssuer, $0.isDown) = (nil, true) }
            let down = try await at.scene.stranger.get("/sign-in/provider?to=/cases")
            #expect(down.status == 503 && down.text.contains("现在没有应答"))
            #expect(down.text.contains("name=\"password\""))
            #expect(down.text.contains("value=\"/cases\""))
            #expect(try await at.scene.stranger.get("/sign-in").status == 200)
            at.provider.beHonest()
            try await at.link("lin", as: "u-7")
            for status in [500, 429] {
                at.provider.lie { $0.tokenStatus = status }
                #expect(try await at.signIn(as: "u-7").status == 503)
            }
        }
    }

    @Test("A provider may change its keys: the new one is fetched when it is first met")
    func rotation() async throws {
        try await withProvider { at in
            try await at.link("lin", as: "u-7")
            at.provider.changeKey()
            try at.scene.at("09:01")
            #expect(try await at.signIn(as: "u-7").status == 303)
            let reads = at.provider.asked.filter { $0.hasSuffix("/keys") }.count
            #expect(try await at.signIn(as: "u-7").status == 303)
            #expect(at.provider.asked.filter { $0.hasSuffix("/keys") }.count == reads && reads == 2)
        }
    }

    @Test("It leads on to no other host", arguments: ["//evil.example", "https://evil.example", "/\\evil.example"])
    func openRedirect(_ to: String) async throws {
        try await withProvider { at in
            try await at.link("lin", as: "u-7")
            #expect(try await at.signIn(as: "u-7", to: to).location == "/")
        }
    }
}
