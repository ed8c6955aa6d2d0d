import HTTPTypes
import Kernel
import Testing

@testable import Web
@testable import Workforce

@Suite("Who is let in by a provider, and how far", .serialized)
struct SignOnFactorScenario {
    private static func turnOn(_ scene: Scene) async throws -> [String] {
        let lin = try scene.visitor("lin")
        let secret = try await lin.send("/api/v1/account/factor", [:])["secret"].string
        let code = try Authenticator.code(secret, at: scene.hand.clock.now())
        return try await lin.send("/api/v1/account/factor/confirmation", ["code": .text(code)])["recoveryCodes"].words
    }

    @Test("The second step is still asked for, unless the provider says that it asked for one")
    func factor() async throws {
        try await withProvider(factorWords: ["otp", "urn:corp:two"]) { at in
            try await at.link("lin", as: "u-7")
            let codes = try await Self.turnOn(at.scene)
            let half = try await at.signIn(as: "u-7")
            #expect(half.location == "/sign-in/code?to=%2Fcases")
            #expect(!half.headers[values: .setCookie].contains { $0.hasPrefix("guanjia=") })
            let visitor = Visitor(
                client: at.scene.client, headers: ["Cookie": SignOnScene.pair(half.header("Set-Cookie"))])
            let form = Browser.encoded(["code": codes[0], "to": "/cases"])
            let done = try await visitor.send(
                raw: form, to: "/sign-in/code", type: "application/x-www-form-urlencoded")
            let lin = Browser(at.scene.client, session: try at.session(done), formToken: "")
            let here = try await lin.open("/api/v1/account/sessions")["items"].items.first { $0["here"] == true }
            #expect(here?["way"] == "provider")
            at.provider.lie { $0.claims = ["amr": ["pwd"]] }
            #expect(try await at.signIn(as: "u-7").location.hasPrefix("/sign-in/code"))
            for claims: [String: Tree] in [["amr": ["pwd", "otp"]], ["acr": "urn:corp:two"]] {
                at.provider.lie { $0.claims = claims }
                #expect(try await at.signIn(as: "u-7").location == "/cases")
            }
        }
    }

    @Test("Somebody with a password that was given comes in by the provider and is not asked for another")
    func givenPassword() async throws {
        try await withProvider { at in
            let lin = try await at.address(of: "lin")
            _ = try await at.scene.browser("root").submit("\(lin)/identities", ["subject": "u-7"])
            _ = try await at.scene.browser("root").submit("\(lin)/password")
            let back = try await at.signIn(as: "u-7")
            #expect(back.location == "/cases")
            let browser = Browser(at.scene.client, session: try at.session(back), formToken: "")
            #expect(try await browser.open("/cases").status == 200)
        }
    }

    @Test("By name: whoever has that name here is linked at once, but nobody who rules over staff or rights")
    func byName() async throws {
        try await withProvider(newcomers: .user) { at in
            at.provider.lie { $0.claims = ["preferred_username": "Lin"] }
            #expect(try await at.signIn(as: "u-7").location == "/cases")
            let one = try await at.scene.visitor("lin").get("/api/v1/account/identities")["items"][0]
            #expect(one["subject"] == "u-7")
            // The same name at the provider by now, and somebody else: the link is to the subject.
            #expect(try await at.signIn(as: "u-8").status == 401)
            at.provider.lie { $0.claims = ["preferred_username": "root"] }
            #expect(try await at.signIn(as: "u-1").status == 401)
            at.provider.lie { $0.claims = ["preferred_username": "nobody-here"] }
            #expect(try await at.signIn(as: "u-2").status == 401)
        }
    }

    @Test("By telephone, or by an address: only where the provider says that it was verified")
    func verified() async throws {
        try await withProvider(newcomers: .phone) { at in
            let chen = try await at.address(of: "zhao").replacing("/settings", with: "/api/v1")
            let named = try await at.scene.visitor("root").send(.put, chen, ["phone": "13911112222"])
            #expect(named.status == 200)
            for isVerified: Tree in [false, .null] {
                at.provider.lie {
                    $0.claims = ["phone_number": "+8613911112222", "phone_number_verified": isVerified]
                }
                #expect(try await at.signIn(as: "u-3").status == 401)
            }
            at.provider.lie { $0.claims = ["phone_number": "+86 139 1111 2222", "phone_number_verified": true] }
            #expect(try await at.signIn(as: "u-3").status == 303)
        }
        try await withProvider(newcomers: .user, userClaim: "email") { at in
            for isVerified: Tree in [false, .null] {
                at.provider.lie { $0.claims = ["email": "lin", "email_verified": isVerified] }
                #expect(try await at.signIn(as: "u-4").status == 401)
            }
            at.provider.lie { $0.claims = ["email": "lin", "email_verified": true] }
            let back = try await at.signIn(as: "u-4")
            #expect(back.status == 303)
        }
    }
}
