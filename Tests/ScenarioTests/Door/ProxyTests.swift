import Testing
import Web

@Suite("Proxies, and who is believed")
struct ProxyTests {
    @Test(
        "Whoever asks is the last that is no proxy of ours",
        arguments: [
            // believed, the other end, what is named, who it is
            ("127.0.0.1, ::1", "127.0.0.1", "203.0.113.9", "203.0.113.9"),
            ("127.0.0.1, ::1", "127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
            ("127.0.0.1, ::1", "127.0.0.1", "", "127.0.0.1"),
            ("127.0.0.1, ::1", "203.0.113.9", "198.51.100.1", "203.0.113.9"),
            ("10.1.0.0/16 127.0.0.1", "127.0.0.1", "198.51.100.1, 203.0.113.9, 10.1.2.3", "203.0.113.9"),
            ("10.1.0.0/16 127.0.0.1", "127.0.0.1", "203.0.113.9, 10.2.2.3", "10.2.2.3"),
            ("10.1.0.0/16", "10.1.0.7", "203.0.113.9, 10.1.2.3", "203.0.113.9"),
            ("10.1.0.0/16", "127.0.0.1", "203.0.113.9", "127.0.0.1"),
            ("none", "127.0.0.1", "203.0.113.9", "127.0.0.1"),
            ("10.1.0.0/16", "10.1.0.7", "10.1.0.9, 10.1.2.3", "10.1.0.9"),
            ("10.1.0.0/16", "10.1.0.7", "203.0.113.9, unknown, 10.1.2.3", "10.1.2.3"),
            ("10.1.0.0/16", "10.1.0.7", "203.0.113.9:4711", "203.0.113.9"),
            ("10.1.0.0/16", "::ffff:10.1.0.7", "::ffff:203.0.113.9", "203.0.113.9"),
            ("fd00::/8", "fd12::1", "[2001:db8:1:2:3:4:5:6]:4711", "2001:db8:1:2::/64"),
            ("fd00::/8", "fd12::1", "2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
            ("0.0.0.0/0", "fd12::1", "203.0.113.9", "fd12:0:0:0::/64"),
            ("127.0.0.1", "local", "203.0.113.9", "203.0.113.9"),
            ("none", "local", "203.0.113.9", "local"),
        ])
    func origin(_ believed: String, _ peer: String, _ named: String, _ who: String) throws {
        #expect(try Proxies(believed).origin(named, from: peer) == who)
    }

    @Test(
        "What is neither an address nor a network is no proxy",
        arguments: ["proxy", "10.0.0.0/33", "::/129", "1.2.3/8"])
    func unreadable(_ text: String) {
        #expect(throws: Proxies.Unreadable.self) { try Proxies("127.0.0.1, \(text)") }
    }

    private static func signIn(_ scene: Scene, _ headers: [String: String]) async throws -> Answer {
        try await Visitor(client: scene.client, headers: headers).send(
            raw: Browser.encoded(["user": "lin", "password": Cast.password]), to: "/sign-in",
            type: "application/x-www-form-urlencoded")
    }

    @Test("A cookie is Secure where a proxy that is believed speaks of TLS, and nowhere else")
    func secure() async throws {
        for (proxies, isSecure) in [("127.0.0.1", true), ("10.0.0.1", false)] {
            try await withScene(door: DoorRules(proxies: try Proxies(proxies))) { scene in
                let cookie = try await Self.signIn(scene, ["X-Forwarded-Proto": "https"]).header("Set-Cookie")
                #expect(cookie.hasPrefix("guanjia=gjs_") && cookie.contains("Secure") == isSecure)
            }
        }
    }

    @Test("A proxy's name for a request is taken over where it is well formed; our own number is always there")
    func requestID() async throws {
        try await withScene { scene in
            for (sent, answered) in [("3f2c-A_1.b", "3f2c-A_1.b"), ("a b", ""), ("<x>", ""), ("", "")] {
                let answer = try await scene.stranger.get("/sign-in", ["X-Request-ID": sent])
                #expect(answer.header("X-Request-ID") == answered)
                #expect(answer.header("X-Request-Number").wholeMatch(of: /[0-9a-z]{8}-[0-9]+/) != nil)
            }
            let long = String(repeating: "a", count: 129)
            #expect(try await scene.stranger.get("/sign-in", ["X-Request-ID": long]).header("X-Request-ID") == "")
        }
        try await withScene(door: DoorRules(proxies: try Proxies("none"))) { scene in
            let answer = try await scene.stranger.get("/sign-in", ["X-Request-ID": "3f2c"])
            #expect(answer.header("X-Request-ID") == "")
        }
    }

    @Test("Whatever can be read can be asked for its head: the same answer without a body")
    func heads() async throws {
        try await withScene { scene in
            let sample = try await Sample(scene)
            let visitors = [scene.stranger, try scene.visitor("lin"), scene.browser("lin").visitor]
            for route in Server.allRoutes where route.method == .get && !Walk.isStream(route) {
                let uri = try sample.address(of: route.path.template)
                for visitor in visitors {
                    let (whole, head) = (try await visitor.get(uri), try await visitor.ask(.head, uri))
                    #expect(head.status == whole.status && head.type == whole.type, "\(Walk.name(route))")
                    #expect(head.bytes.readableBytes == 0, "\(Walk.name(route))")
                }
            }
            #expect(try await scene.stranger.ask(.head, "/sign-out").status == 405)
            #expect(try await scene.stranger.ask(.head, "/nowhere").status == 404)
        }
    }

    @Test("What is watched has one address")
    func watched() async throws {
        try await withScene { scene in
            for address in ["/metrics", "/healthz", "/readyz"] {
                #expect(try await scene.stranger.get(address).status == 200)
                for other in ["\(address)/", "/\(address)", "\(address)//"] {
                    let answer = try await scene.stranger.get(other)
                    #expect(answer.status == 404 && !answer.text.contains("guanjia_request"), "\(other)")
                }
            }
        }
    }
}
