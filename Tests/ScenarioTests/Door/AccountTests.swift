import Testing

@Suite("One's own account")
struct AccountTests {
    private static func signIn(_ scene: Scene, _ password: String) async throws -> Answer {
        try await Browser(scene.client, session: "", formToken: "")
            .submit(bare: "/sign-in", ["user": "lin", "password": password])
    }

    @Test("A new password counts at once, the old one no more, and every other browser is signed out")
    func change() async throws {
        try await withScene { scene in
            let other = try await Self.signIn(scene, Cast.password)
            let secret = String(other.header("Set-Cookie").dropFirst("guanjia=".count).prefix { $0 != ";" })
            let elsewhere = Browser(scene.client, session: secret, formToken: "")
            #expect(try await elsewhere.open("/account").status == 200)
            let here = scene.browser("lin")
            let fields = ["current": Cast.password, "password": "a new horse", "once": "1"]
            for _ in 0..<2 {
                let answer = try await here.submit("/account/password", fields)
                #expect(answer.status == 303 && answer.location == "/account?saved=password", "twice sent is once done")
            }
            #expect(try await here.open("/account?saved=password").text.contains("密码已修改"))
            #expect(try await elsewhere.open("/account").status == 303)
            #expect(try await Self.signIn(scene, Cast.password).status == 401)
            #expect(try await Self.signIn(scene, "a new horse").status == 303)
        }
    }

    @Test("The language of one's pages, by call as by the page; one that there is not is refused")
    func language() async throws {
        try await withScene { scene in
            let (lin, path) = (try scene.visitor("lin"), "/api/v1/account/language")
            let set = try await lin.send(.put, path, ["language": "en"])
            #expect(set.status == 200 && set["language"] == "en", "\(set.text)")
            #expect(try await scene.house.team.staff(user: "lin")?.language == .english)
            let wrong = try await lin.send(.put, path, ["language": "la"])
            #expect((400..<500).contains(wrong.status), "\(wrong.text)")
            _ = try await scene.browser("lin").submit("/language", ["language": "zh-Hant", "to": "/desk"])
            #expect(try await scene.house.team.staff(user: "lin")?.language == .traditional)
        }
    }

    @Test("A wrong password changes nothing and counts as at the door; a short one is refused beside its field")
    func refusals() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let body: Tree = ["current": "guess", "password": "a new horse"]
            refused(
                try await lin.send("/api/v1/account/password", ["current": .text(Cast.password), "password": "x"]),
                422, "passwordTooShort")
            let page = try await scene.browser("lin").submit(
                "/account/password", ["current": "guess", "password": "a new horse"])
            #expect(page.status == 422 && page.text.contains("current-error") && !page.text.contains("a new horse"))
            for _ in 0..<4 { refused(try await lin.send("/api/v1/account/password", body), 422, "wrongPassword") }
            refused(try await lin.send("/api/v1/account/password", body), 429, "tooManyTries")
            #expect(try await Self.signIn(scene, Cast.password).status == 429)
            try scene.at("09:30")
            #expect(try await Self.signIn(scene, Cast.password).status == 303)
        }
    }

    @Test("The list of devices ends with the others; an administrator ends all of somebody's")
    func sessions() async throws {
        try await withScene { scene in
            _ = try await Self.signIn(scene, Cast.password)
            let lin = try scene.visitor("lin")
            let all = try await lin.get("/api/v1/account/sessions")
            #expect(all["items"].items.count == 2)
            let page = try await scene.browser("lin").submit("/account/sessions")
            #expect(page.status == 303)
            #expect(try await lin.get("/api/v1/account/sessions")["items"].items.count == 1)
            let root = try scene.visitor("root")
            let staff = try await root.get("/api/v1/staff?limit=200")["items"].items
            let id = try #require(staff.first { $0["user"].string == "lin" })["id"].string
            #expect(try await root.send("/api/v1/staff/\(id)/sessions/end", [:])["ended"].int == 1)
            #expect(try await scene.browser("lin").open("/desk").location.hasPrefix("/sign-in"))
            #expect(try await root.send("/api/v1/staff/nobody/sessions/end", [:]).status == 404)
        }
    }

    @Test("Somebody is hired on the page of the staff, and can sign in")
    func hiring() async throws {
        try await withScene { scene in
            let root = scene.browser("root")
            let fields = ["user": "neu", "name": "新人", "password": "long-enough", "role": "agent", "project": "garden"]
            let wrong = try await root.submit("/settings/staff", fields.merging(["password": "zu-kurz"]) { $1 })
            #expect(wrong.status == 422 && wrong.text.contains("value=\"新人\"") && !wrong.text.contains("zu-kurz"))
            #expect(try await root.submit("/settings/staff", fields).location == "/settings/staff?saved=added")
            #expect(try await root.open("/settings/staff").text.contains("新人"))
            let answer = try await Browser(scene.client, session: "", formToken: "")
                .submit(bare: "/sign-in", ["user": "neu", "password": "long-enough"])
            #expect(answer.status == 303 && answer.location == "/account", "a password of their own first")
        }
    }
}
