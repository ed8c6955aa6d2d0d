import NIOCore
import Testing
import Web

@Suite("Pages and forms")
struct FormTests {
    @Test("Without its token no form does anything")
    func token() async throws {
        try await withScene { scene in
            let root = scene.browser("root")
            let sample = try await Sample(scene)
            let version = try await sample.version()
            for template in Walk.routes(.post, isAPI: false).map(\.path.template) where template != "/sign-in" {
                let uri = try sample.address(of: template)
                for token in [nil, "", "form-lin"] {
                    var fields = Sample.forms[template] ?? [:]
                    fields["form_token"] = token
                    let answer = try await root.submit(bare: uri, fields)
                    #expect(answer.status == 403, "\(template) with \(token ?? "no token")")
                }
                #expect(try await sample.version() == version, "\(template)")
                #expect(try await root.open("/cases").status == 200, "\(template)")
            }
        }
    }

    @Test("The API by cookie needs the token as a header; nothing is changed without it")
    func cookieCalls() async throws {
        try await withScene { scene in
            let visitor = scene.browser("lin").visitor
            refused(try await visitor.send("/api/v1/cases", Visitor.demand), 403, "formExpired")
            refused(try await visitor.send("/api/v1/cases", Visitor.demand, ["X-Form-Token": "x"]), 403, "formExpired")
            #expect(try await visitor.get("/api/v1/cases")["items"] == [])
            let token = ["X-Form-Token": Cast.formToken(of: "lin")]
            #expect(try await visitor.send("/api/v1/cases", Visitor.demand, token).status == 201)
        }
    }

    private static let from: [([String: String], Int)] = [
        ([:], 303), (["Sec-Fetch-Site": "same-origin", "Origin": "null"], 303), (["Sec-Fetch-Site": "none"], 303),
        (["Sec-Fetch-Site": "cross-site"], 403), (["Sec-Fetch-Site": "same-site"], 403), (["Origin": "null"], 403),
        (["Origin": "https://evil.example"], 403), (["Origin": "http://localhost.evil.example"], 403),
        (["Origin": "https://desk.example:8443", "X-Forwarded-Host": "desk.example"], 303),
    ]

    @Test("What the page of another site makes a browser send does nothing", arguments: FormTests.from)
    func elsewhere(_ headers: [String: String], _ status: Int) async throws {
        try await withScene { scene in
            let type = ["Content-Type": "application/x-www-form-urlencoded"]
            let visitor = Visitor(client: scene.client, headers: headers.merging(type) { $1 })
            let fields = ["user": "lin", "password": Cast.password]
            let answer = try await visitor.ask(.post, "/sign-in", ByteBuffer(string: Browser.encoded(fields)))
            #expect(answer.status == status, "\(headers)")
            #expect(answer.header("Set-Cookie").isEmpty == (status == 403), "\(headers)")
            #expect(try await visitor.get("/sign-in").status == 200, "looking is allowed")
        }
    }

    @Test("A form sent twice does it once")
    func once() async throws {
        try await withScene { scene in
            let lin = scene.browser("lin")
            let form = ["kind": "repair", "text": "水管漏水", "q": "王先生", "channel": "telephone", "once": "page-1"]
            let (first, again) = (try await lin.submit("/cases", form), try await lin.submit("/cases", form))
            #expect(first.status == 303 && first.location == again.location, "\(first.text)")
            #expect(try await scene.visitor("lin").get("/api/v1/cases")["items"].items.count == 1)
        }
    }

    @Test("Every page forbids what is inline and what is elsewhere")
    func policy() async throws {
        try await withScene { scene in
            let sample = try await Sample(scene)
            for template in Walk.routes(.get, isAPI: false).map(\.path.template) {
                let (uri, root) = (try sample.address(of: template), scene.browser("root"))
                let answer = template == "/live" ? try await root.visitor.stream(uri) : try await root.open(uri)
                Self.check(answer, template)
            }
        }
    }

    private static func check(_ answer: Answer, _ template: String) {
        let policy = answer.header("Content-Security-Policy")
        #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("unsafe"), "\(template): \(policy)")
        #expect(!policy.contains("http:") && !policy.contains("*"), "\(template)")
        #expect(answer.header("X-Content-Type-Options") == "nosniff", "\(template)")
        #expect(answer.header("X-Frame-Options") == "DENY", "\(template)")
        guard answer.type.hasPrefix("text/html") else { return }
        #expect(policy.contains("script-src 'self'") && policy.contains("frame-ancestors 'none'"), "\(template)")
        for inline in [
            "<script>", " onclick=", " onload=", " style=\"", "<style", "javascript:", "src=\"http", "href=\"http",
        ] {
            #expect(!answer.text.contains(inline), "\(template) has \(inline)")
        }
    }
}
