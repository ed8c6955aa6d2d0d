import Testing

@Suite("A password that somebody else gave opens nothing but the choice of another")
struct ChoosingTests {
    private static let draft: Tree = [
        "user": "neu", "name": "新人", "password": "given-by-root", "roles": ["agent"], "project": "garden",
    ]

    private static func enter(_ scene: Scene, _ user: String, _ password: String, to: String = "") async throws -> (
        Answer, Browser
    ) {
        let answer = try await Browser(scene.client, session: "", formToken: "")
            .submit(bare: "/sign-in", ["user": user, "password": password, "to": to])
        let secret = String(answer.header("Set-Cookie").dropFirst("guanjia=".count).prefix { $0 != ";" })
        let page = try await Browser(scene.client, session: secret, formToken: "").open("/account").text
        let token = page.split(separator: "name=\"form_token\" value=\"").dropFirst().first?.prefix { $0 != "\"" } ?? ""
        return (answer, Browser(scene.client, session: secret, formToken: String(token)))
    }

    @Test("Whoever is new goes where they were going, once they have a password of their own")
    func first() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let hired = try await root.send("/api/v1/staff", Self.draft)
            #expect(hired["mustChoosePassword"] == true)
            let (answer, neu) = try await Self.enter(scene, "neu", "given-by-root", to: "/cases?phase=open")
            #expect(answer.location == "/account?to=%2Fcases%3Fphase%3Dopen")
            for page in ["/desk", "/cases", "/", "/live", "/settings/staff"] {
                #expect(try await neu.open(page).location.hasPrefix("/account?to="), "\(page)")
            }
            #expect(try await neu.open("/api/v1/cases").status == 403)
            #expect(try await neu.submit("/intake", ["text": "x"]).location == "/account")
            for (word, code) in [
                ("short", 422), ("given-by-root", 422), ("password123", 422), ("neu-2026", 422), ("88888888", 422),
            ] {
                let bad = try await neu.submit("/account/password", ["password": word, "to": "/cases"])
                #expect(bad.status == code && bad.text.contains("choose-error"), "\(word)")
                #expect(bad.text.contains("value=\"/cases\"") && !bad.text.contains("value=\"\(word)\""))
            }
            let differ = try await neu.submit("/account/password", ["password": "a new horse", "again": "a new house"])
            #expect(differ.status == 422 && differ.text.contains("不一样"))
            let chosen = try await neu.submit(
                "/account/password", ["password": "a new horse", "again": "a new horse", "to": "/cases?phase=open"])
            #expect(chosen.location == "/cases?phase=open")
            #expect(try await neu.open("/cases").status == 200)
            #expect(try await root.get("/api/v1/staff/\(hired["id"].string)")["mustChoosePassword"] == false)
            #expect(try await Self.enter(scene, "neu", "given-by-root").0.status == 401)
            #expect(try await Self.enter(scene, "neu", "a new horse").0.location == "/desk")
        }
    }

    @Test("A one-time password signs out everywhere, lets in once, and leaves tokens alone; nobody gives it to oneself")
    func given() async throws {
        try await withScene { scene in
            let (root, lin) = (try scene.visitor("root"), try scene.visitor("lin"))
            let all = try await root.get("/api/v1/staff?limit=200")["items"].items
            func id(_ user: String) throws -> String {
                try #require(all.first { $0["user"].string == user })["id"].string
            }
            let page = try await scene.browser("root").submit("/settings/staff/\(try id("lin"))/password")
            let shown = page.text.split(separator: "<code>").dropFirst().first?.prefix { $0 != "<" }
            let password = String(try #require(shown))
            #expect(page.status == 200 && password.count == 16)
            #expect(try await scene.browser("lin").open("/desk").location.hasPrefix("/sign-in"))
            #expect(try await lin.get("/api/v1/cases").status == 200, "a token goes on")
            #expect(try await Self.enter(scene, "lin", Cast.password).0.status == 401)
            let (_, here) = try await Self.enter(scene, "lin", password)
            #expect(try await here.open("/desk").location.hasPrefix("/account"))
            #expect(try await here.submit("/account/password", ["password": "my own horse"]).location == "/desk")
            refused(try await root.send("/api/v1/staff/\(try id("root"))/password", [:]), 403, "notOneself")
            let warden = try scene.visitor("warden")
            refused(try await warden.send("/api/v1/staff/\(try id("bai"))/password", [:]), 403, "notAllowed")
            let second = try await root.send("/api/v1/staff/\(try id("lin"))/password", [:])["password"].string
            #expect(second.count == 16 && second != password)
        }
    }
}
