import Testing

@Suite("Signing in")
struct SignInTests {
    private static func signIn(
        _ scene: Scene, _ user: String = "lin", _ password: String = Cast.password, to: String? = nil
    ) async throws -> Answer {
        var fields = ["user": user, "password": password]
        fields["to"] = to
        return try await Browser(scene.client, session: "", formToken: "").submit(bare: "/sign-in", fields)
    }

    @Test("The right password opens a session by a cookie that scripts and other sites do not get")
    func right() async throws {
        try await withScene { scene in
            let answer = try await Self.signIn(scene)
            #expect(answer.status == 303 && answer.location.hasPrefix("/"))
            let cookie = answer.header("Set-Cookie")
            #expect(cookie.hasPrefix("guanjia=gjs_") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
            #expect(cookie.contains("Path=/"))
            let secret = String(cookie.dropFirst("guanjia=".count).prefix { $0 != ";" })
            let browser = Browser(scene.client, session: secret, formToken: "")
            let page = try await browser.open("/cases")
            #expect(page.status == 200)
            let token = try #require(
                page.text.split(separator: "name=\"form-token\" content=\"").last?.prefix { $0 != "\"" })
            let out = try await Browser(scene.client, session: secret, formToken: String(token)).submit("/sign-out")
            #expect(out.status == 303 && out.location == "/sign-in" && out.header("Set-Cookie").contains("Max-Age=0"))
            #expect(try await browser.open("/cases").location.hasPrefix("/sign-in"))
        }
    }

    @Test("Behind TLS the cookie is Secure")
    func secure() async throws {
        try await withScene { scene in
            let visitor = Visitor(client: scene.client, headers: ["X-Forwarded-Proto": "https"])
            let answer = try await visitor.send(
                raw: Browser.encoded(["user": "lin", "password": Cast.password]), to: "/sign-in",
                type: "application/x-www-form-urlencoded")
            #expect(answer.header("Set-Cookie").contains("Secure"))
        }
    }

    @Test("A name typed in capitals or in full width is the same name, also to the count of wrong words")
    func typed() async throws {
        try await withScene { scene in
            let right = try await Self.signIn(scene, "Lin")
            #expect(right.status == 303)
            for user in ["lin", "LIN", "\u{FF4C}in", "Lin", " lin"] {
                #expect(try await Self.signIn(scene, user, "wrong").status == 401)
            }
            #expect(try await Self.signIn(scene, "liN").status == 429)
        }
    }

    @Test("A wrong password, an unknown user and somebody without a password hear the same; five are slowed down")
    func wrong() async throws {
        try await withScene { scene in
            let first = try await Self.signIn(scene, "lin", "wrong")
            let unknown = try await Self.signIn(scene, "nobody", "wrong")
            #expect(first.status == 401 && unknown.status == 401 && first.header("Set-Cookie").isEmpty)
            #expect(first.text.contains("用户名或密码不对。") && unknown.text.contains("用户名或密码不对。"))
            for _ in 0..<4 { #expect(try await Self.signIn(scene, "lin", "wrong").status == 401) }
            let sixth = try await Self.signIn(scene)
            #expect(sixth.status == 429 && sixth.text.contains("秒再试"), "\(sixth.status)")
            #expect(try await Self.signIn(scene, "chen").status == 303)
            try scene.at("09:01")
            #expect(try await Self.signIn(scene).status == 303)
        }
    }

    @Test("After signing in one goes on where one was, never to another house")
    func goingOn() async throws {
        try await withScene { scene in
            let asked = try await scene.stranger.get("/cases?phase=open")
            #expect(asked.status == 303 && asked.location == "/sign-in?to=%2Fcases%3Fphase%3Dopen")
            #expect(try await Self.signIn(scene, to: "/cases?phase=open").location == "/cases?phase=open")
            for evil in [
                "//evil.example", "https://evil.example", "/\\evil.example", "/x\r\nSet-Cookie: a=b", "javascript:1",
            ] {
                let answer = try await Self.signIn(scene, to: evil)
                #expect(answer.status == 303 && answer.location == "/", "\(evil): \(answer.location)")
            }
        }
    }

    @Test("Who signs in with a browser that was signed in leaves nobody signed in behind")
    func again() async throws {
        try await withScene { scene in
            let lin = scene.browser("lin")
            let answer = try await lin.submit("/sign-in", ["user": "chen", "password": Cast.password])
            #expect(answer.status == 303 && answer.header("Set-Cookie").hasPrefix("guanjia=gjs_"))
            #expect(try await lin.open("/cases").location.hasPrefix("/sign-in"))
        }
    }

    @Test("A session lasts 14 hours and no longer")
    func expiry() async throws {
        try await withScene { scene in
            let lin = scene.browser("lin")
            try scene.at("21:00")
            #expect(try await lin.open("/cases").status == 200)
            try scene.at("22:01")
            #expect(try await lin.open("/cases").location.hasPrefix("/sign-in"))
        }
    }
}
