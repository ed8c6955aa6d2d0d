import Testing

@testable import Web

/// One after the other: passwords are looked at two at a time, and who waits too long is refused.
@Suite("A second step at the door", .serialized)
struct SecondStepScenario {
    private static func signIn(_ scene: Scene, to: String = "/cases") async throws -> Answer {
        try await Browser(scene.client, session: "", formToken: "")
            .submit(bare: "/sign-in", ["user": "lin", "password": Cast.password, "to": to])
    }

    private static func finish(_ scene: Scene, _ first: Answer, _ code: String) async throws -> Answer {
        let cookie = first.header("Set-Cookie").prefix { $0 != ";" }
        let visitor = Visitor(client: scene.client, headers: ["Cookie": String(cookie)])
        return try await visitor.send(
            raw: Browser.encoded(["code": code, "to": "/cases"]), to: "/sign-in/code",
            type: "application/x-www-form-urlencoded")
    }

    /// Turns lin's on; the recovery codes.
    private static func turnOn(_ scene: Scene) async throws -> [String] {
        let lin = try scene.visitor("lin")
        let secret = try await lin.send("/api/v1/account/factor", [:])["secret"].string
        let code = try Authenticator.code(secret, at: scene.hand.clock.now())
        let codes = try await lin.send("/api/v1/account/factor/confirmation", ["code": .text(code)])
        #expect(codes.status == 200)
        return codes["recoveryCodes"].words
    }

    @Test("On the account's page it is set up, told with its recovery codes this once, and turned off")
    func page() async throws {
        try await withScene { scene in
            let lin = scene.browser("lin")
            #expect(try await lin.submit("/account/factor").location == "/account#factor")
            let page = try await lin.open("/account").text
            let link = try #require(page.split(separator: "secret=").dropFirst().first)
            let secret = String(link.prefix { $0.isLetter || $0.isNumber })
            #expect(secret.count == 32 && page.contains("autocomplete=\"one-time-code\""))
            let wrong = try await lin.submit("/account/factor/confirmation", ["code": "000000"])
            #expect(wrong.status == 422 && wrong.text.contains("这不是当前的验证码"))
            let code = try Authenticator.code(secret, at: scene.hand.clock.now())
            let on = try await lin.submit("/account/factor/confirmation", ["code": code])
            #expect(on.status == 200 && on.text.components(separatedBy: "<li><code>").count == 11)
            let after = try await lin.open("/account").text
            #expect(!after.contains("<li><code>") && !after.contains(secret) && after.contains("关闭两步验证"))
            let bad = try await lin.submit("/account/factor/end", ["current": "guess"])
            #expect(bad.status == 422 && !bad.text.contains("current-error"))
            #expect(
                try await lin.submit("/account/factor/end", ["current": Cast.password]).location
                    == "/account?saved=factor")
            #expect(try await Self.signIn(scene).location == "/cases")
        }
    }

    @Test("The first step opens nothing; the second leads to the page that was asked for")
    func door() async throws {
        try await withScene { scene in
            let codes = try await Self.turnOn(scene)
            let first = try await Self.signIn(scene)
            #expect(first.location == "/sign-in/code?to=%2Fcases")
            let cookie = first.header("Set-Cookie")
            #expect(cookie.hasPrefix("guanjia-half=gjh_") && cookie.contains("HttpOnly"))
            #expect(cookie.contains("Max-Age=300"))
            let half = String(cookie.dropFirst("guanjia-half=".count).prefix { $0 != ";" })
            let thief = Browser(scene.client, session: half, formToken: "")
            #expect(try await thief.open("/cases").location.hasPrefix("/sign-in"))
            let wrong = try await Self.finish(scene, first, "000000")
            #expect(wrong.status == 422 && wrong.text.contains("这不是当前的验证码"))
            let done = try await Self.finish(scene, first, codes[3])
            #expect(done.status == 303 && done.location == "/cases")
            #expect(done.header("Set-Cookie").contains("guanjia=gjs_"))
            let again = try await Self.finish(scene, first, codes[4])
            #expect(again.status == 401 && again.text.contains("请重新登录"))
            #expect(try await scene.stranger.get("/sign-in/code").location == "/sign-in")
            let left = try await scene.visitor("lin").get("/api/v1/account/factor")
            #expect(left["on"] == true && left["recoveryCodesLeft"].int == 9)
        }
    }

    @Test("An administrator sees who has one, and takes it from somebody who lost their telephone")
    func lost() async throws {
        try await withScene { scene in
            _ = try await Self.turnOn(scene)
            let root = scene.browser("root")
            let staff = try await scene.visitor("root").get("/api/v1/staff?limit=200")["items"].items
            let lin = "/settings/staff/\(try #require(staff.first { $0["user"] == "lin" })["id"].string)"
            #expect(try await root.open(lin).text.contains("\(lin)/factor"))
            let bare = try await root.submit("\(lin)/factor", ["reason": " "])
            #expect(bare.status == 422 && bare.text.contains("请写明原因"))
            let taken = try await root.submit("\(lin)/factor", ["reason": "手机丢了，已当面核实"])
            #expect(taken.location == "\(lin)?saved=factor")
            #expect(try await scene.visitor("lin").get("/api/v1/account/factor")["on"] == false)
            #expect(try await Self.signIn(scene).location == "/cases")
            let nobody = try await scene.visitor("root").send("/api/v1/staff/nobody/factor/end", ["reason": "x"])
            #expect(nobody.status == 404)
        }
    }
}
