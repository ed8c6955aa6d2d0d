import HTTPTypes
import Kernel
import Testing
import Workforce

/// One after the other: passwords are looked at two at a time, and who waits too long is refused.
@Suite("Coming in by way of a provider", .serialized)
struct SignOnScenario {
    @Test("Without a provider there is no button, and its addresses open nothing")
    func off() async throws {
        try await withScene { scene in
            #expect(try await !scene.stranger.get("/sign-in").text.contains("/sign-in/provider"))
            #expect(try await scene.stranger.get("/sign-in/return?code=a&state=b").status == 409)
            #expect(try await !scene.browser("lin").open("/account").text.contains("account/identities"))
            let bare = try await scene.visitor("root").get("/api/v1/sign-on")
            #expect(bare["on"] == false && bare["issuer"] == .null)
        }
    }

    @Test("Whoever linked it once comes in by it, where they wanted to go, and sees by what they came in")
    func wholeWay() async throws {
        try await withProvider { at in
            let door = try await at.scene.stranger.get("/sign-in?to=/board")
            #expect(door.text.contains("/sign-in/provider?to=%2Fboard") && door.text.contains("总部账号"))
            try await at.link("lin", as: "u-7")
            let back = try await at.signIn(as: "u-7")
            #expect(back.status == 303 && back.location == "/cases")
            let lin = Browser(at.scene.client, session: try at.session(back), formToken: "")
            #expect(try await lin.open("/cases").status == 200)
            let page = try await lin.open("/account").text
            #expect(page.contains("u-7@corp") && page.contains("iPhone Safari"))
            let sessions = try await lin.open("/api/v1/account/sessions")["items"].items
            let ways = Set(sessions.map { $0["way"].string })
            #expect(ways == ["password", "provider"])
            #expect(sessions.first { $0["here"] == true }?["way"] == "provider")
            // A second visit needs nothing but the button.
            #expect(try await at.signIn(as: "u-7", to: "/account").location == "/account")
            let told = try await at.scene.visitor("root").get("/api/v1/sign-on")
            #expect(told["issuer"] == .text(FakeProvider.issuer) && !told.json.keys.contains("secret"))
        }
    }

    @Test("Linking asks for the password, is bound to who asked, and is done once")
    func linking() async throws {
        try await withProvider { at in
            let wrong = try await at.scene.browser("lin").submit("/account/identities", ["current": "guess"])
            #expect(wrong.status == 422 && wrong.text.contains("identity-error"))
            let way = try await at.leaveToLink("lin")
            let other = try await at.comeBack(way, as: "u-7", session: Cast.session(of: "chen"))
            #expect(other.status == 401 && other.text.contains("请重新开始"))
            #expect(try await at.scene.visitor("chen").get("/api/v1/account/identities")["items"].items.isEmpty)
            try await at.link("lin", as: "u-7")
            let again = try await at.scene.browser("lin").submit("/account/identities", ["current": Cast.password])
            #expect(again.status == 409)
            let taken = try await at.comeBack(
                try await at.leaveToLink("chen"), as: "u-7", session: Cast.session(of: "chen"))
            #expect(taken.status == 409 && taken.text.contains("已经关联到另一位员工"))
            let one = try await at.scene.visitor("lin").get("/api/v1/account/identities")["items"][0]
            #expect(one["subject"] == "u-7" && one["name"] == "u-7@corp")
            let end = "/account/identities/\(one["id"].string)/end"
            #expect(try await at.scene.browser("chen").submit(end).status == 404)
            #expect(try await at.scene.browser("lin").submit(end).location == "/account?saved=unlinked")
            #expect(try await at.signIn(as: "u-7").status == 401)
            try await at.link("lin", as: "u-7")
        }
    }

    /// From the browser of somebody who is in.
    private func call(_ at: SignOnScene, _ current: Tree) async throws -> Answer {
        let lin = at.scene.browser("lin")
        return try await lin.visitor.send(
            .post, "/api/v1/account/identities", current, ["X-Form-Token": lin.formToken])
    }

    @Test("A call begins one's own link as the page does, and a call ends it")
    func byCalls() async throws {
        try await withProvider { at in
            let (at1, current): (String, Tree) = ("/api/v1/account/identities", ["current": .text(Cast.password)])
            let lin = try at.scene.visitor("lin")
            #expect(try await lin.send(.post, at1, ["current": "guess"]).status == 422)
            // The way is bound to the session with which it began.
            let begun = try await call(at, current)
            try #require(begun.status == 200, "\(begun.text)")
            let way = SignOnScene.Way(
                cookie: SignOnScene.pair(begun.header("Set-Cookie")), address: begun["address"].string)
            #expect(try await at.comeBack(way, as: "u-7", session: Cast.session(of: "chen")).status == 401)
            let second = try await call(at, current)
            let cookie = SignOnScene.pair(second.header("Set-Cookie"))
            let back = try await at.comeBack(
                .init(cookie: cookie, address: second["address"].string), as: "u-7", session: Cast.session(of: "lin"))
            #expect(back.location == "/account?saved=identity")
            #expect(try await call(at, current).status == 409)
            let one = try await lin.get(at1)["items"][0]
            #expect(one["subject"] == "u-7")
            #expect(try await lin.send(.post, "\(at1)/\(one["id"].string)/end", .null).status == 200)
            #expect(try await lin.get(at1)["items"].items.isEmpty)
        }
    }

    @Test("An administrator says who somebody is there, and takes it back; sessions that came in by it end")
    func administrator() async throws {
        try await withProvider { at in
            let (root, lin) = (at.scene.browser("root"), try await at.address(of: "lin"))
            #expect(try await root.open(lin).text.contains("name=\"subject\""))
            let bare = try await root.submit("\(lin)/identities", ["subject": "  "])
            #expect(bare.status == 422 && bare.text.contains("请填写标识"))
            #expect(
                try await root.submit("\(lin)/identities", ["subject": "u-9"]).location == "\(lin)?saved=linked")
            let chen = try await root.submit("\(try await at.address(of: "chen"))/identities", ["subject": "u-9"])
            #expect(chen.status == 409 && chen.text.contains("value=\"u-9\""))
            let own = try await root.submit("\(try await at.address(of: "root"))/identities", ["subject": "u-1"])
            #expect(own.status == 403)
            let session = try at.session(try await at.signIn(as: "u-9"))
            let calls = lin.replacing("/settings", with: "/api/v1")
            let admin = try at.scene.visitor("root")
            let one = try await admin.get("\(calls)/identities")["items"][0]
            let ended = try await admin.send("\(calls)/identities/\(one["id"].string)/end", .null)
            #expect(ended["ended"] == 1)
            let gone = Browser(at.scene.client, session: session, formToken: "")
            #expect(try await gone.open("/cases").location.hasPrefix("/sign-in"))
            #expect(try await at.scene.browser("lin").open("/cases").status == 200)
            #expect(try await at.scene.visitor("warden").get("\(calls)/identities").status == 200)
        }
    }

    @Test("Whoever the provider knows and nobody here is linked to is told what to do, and nothing opens")
    func unknown() async throws {
        try await withProvider { at in
            let back = try await at.signIn(as: "stranger")
            #expect(back.status == 401 && back.text.contains("还没有关联到这里的员工"))
            #expect(!back.headers[values: .setCookie].contains { $0.hasPrefix("guanjia=") })
        }
    }

    @Test("Whoever has left does not come in this way either")
    func leaver() async throws {
        try await withProvider { at in
            try await at.link("lin", as: "u-7")
            let session = try at.session(try await at.signIn(as: "u-7"))
            let way = try await at.leave()
            let calls = try await at.address(of: "lin").replacing("/settings", with: "/api/v1")
            let gone = try await at.scene.visitor("root").send("\(calls)/leaving", ["reason": "合同到期"])
            #expect(gone.status == 200)
            #expect(try await at.comeBack(way, as: "u-7").status == 401)
            let lin = Browser(at.scene.client, session: session, formToken: "")
            #expect(try await lin.open("/cases").location.hasPrefix("/sign-in"))
        }
    }
}
