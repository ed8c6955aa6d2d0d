import Kernel
import Testing
import Web
import Workforce

@Suite("Too many requests")
struct TurnstileTests {
    private static let limits = Limits(
        requestsPerAddress: 4, requestsPerAccount: 6, openPerAddress: 0, openPerAccount: 0)
    private static let noon = Instant("2026-03-03T04:00:00Z")!

    /// How many of `count` come in.
    private static func entering(_ turnstile: Turnstile, _ comer: Turnstile.Comer, _ count: Int) -> Int {
        (0..<count).count { _ in (try? turnstile.enter(comer)) != nil }
    }

    @Test("Each address and each account has its own count, which begins anew with each window")
    func windows() throws {
        let hand = HandClock(Self.noon + .seconds(3))
        let turnstile = Turnstile(Self.limits, clock: hand.clock)
        #expect(Self.entering(turnstile, .address("a"), 9) == 4)
        #expect(Self.entering(turnstile, .address("b"), 9) == 4)
        #expect(Self.entering(turnstile, .account(ID(number: 1)), 9) == 6)
        #expect(Self.entering(turnstile, .token("t"), 9) == 6)
        #expect(throws: WorkforceRefusal.tooManyRequests(waitSeconds: 7)) { try turnstile.enter(.address("a")) }
        hand.advance(.seconds(6))
        #expect(throws: WorkforceRefusal.tooManyRequests(waitSeconds: 1)) { try turnstile.enter(.address("a")) }
        hand.advance(.seconds(1))
        #expect(Self.entering(turnstile, .address("a"), 9) == 4)
    }

    @Test("What is open counts until it is over")
    func open() throws {
        let limits = Limits(requestsPerAddress: 0, requestsPerAccount: 0, openPerAddress: 2, openPerAccount: 3)
        let turnstile = Turnstile(limits, clock: HandClock(Self.noon).clock)
        var stays = [try turnstile.enter(.address("a")), try turnstile.enter(.address("a"))]
        #expect(throws: WorkforceRefusal.tooManyAtOnce(waitSeconds: 5)) { try turnstile.enter(.address("a")) }
        #expect(Self.entering(turnstile, .token("t"), 9) == 9, "each is over at once")
        stays.removeLast()
        #expect(Self.entering(turnstile, .address("a"), 9) == 9)
        #expect(stays.count == 1)
    }

    @Test("Nought is no limit")
    func none() {
        let turnstile = Turnstile(.none, clock: HandClock(Self.noon).clock)
        #expect(Self.entering(turnstile, .address("a"), 5000) == 5000)
    }

    @Test("An office of fifty behind one address, each with four live pages, is not held up by the usual limits")
    func office() throws {
        let usual = Limits(requestsPerAddress: 600, requestsPerAccount: 1000, openPerAddress: 200, openPerAccount: 100)
        let hand = HandClock(Self.noon)
        let turnstile = Turnstile(usual, clock: hand.clock)
        // Everybody opens the door within the same ten seconds: the page and its files, then the form.
        #expect(Self.entering(turnstile, .address("office"), 50 * 11) == 550)
        var streams: [Turnstile.Stay] = []
        for agent in 1...50 {
            for _ in 0..<4 { streams.append(try turnstile.enter(.account(ID(number: Int64(agent))))) }
        }
        // For a minute each of the pages looks at six parts anew every second.
        for _ in 0..<60 {
            for agent in 1...50 {
                #expect(Self.entering(turnstile, .account(ID(number: Int64(agent))), 24) == 24)
            }
            hand.advance(.seconds(1))
        }
        #expect(streams.count == 200)
    }

    @Test("The door says it in the reader's language, with the time to wait, and lets others in")
    func door() async throws {
        try await withScene(door: DoorRules(limits: Self.limits)) { scene in
            let lin = try scene.visitor("lin")
            for _ in 0..<6 { #expect(try await lin.get("/api/v1/cases").status == 200) }
            let call = try await lin.speaking("en").get("/api/v1/cases")
            refused(call, 429, "tooManyRequests")
            #expect(call.header("Retry-After") == "10")
            #expect(call["detail"] == "Too many requests. Please wait 10 seconds.")
            #expect(try await scene.visitor("chen").get("/api/v1/cases").status == 200)
            #expect(try await scene.browser("lin").open("/cases").status == 200, "a token's count is its own")

            for _ in 0..<4 { #expect(try await scene.stranger.get("/sign-in").status == 200) }
            for (language, sentence) in [("zh", "请求太多，请等 10 秒再试。"), ("zh-Hant", "請求太多，請等 10 秒再試。")] {
                let page = try await scene.stranger.speaking(language).get("/sign-in")
                #expect(page.status == 429 && page.header("Retry-After") == "10" && page.text.contains(sentence))
            }
            // Nothing else opens the door: not a forged token, not a cookie, not another site's form.
            for headers in [
                ["Authorization": "Bearer gjt_forged"], ["Cookie": "guanjia=gjs_forged"],
                ["Sec-Fetch-Site": "cross-site"],
            ] {
                let visitor = Visitor(client: scene.client, headers: headers)
                #expect(try await visitor.send("/api/v1/cases", [:]).status == 429, "\(headers)")
            }
            #expect(try await scene.stranger.get("/sign-in", ["X-Forwarded-For": "203.0.113.9"]).status == 200)
            for address in ["/healthz", "/readyz", "/metrics"] {
                for _ in 0..<9 { #expect(try await scene.stranger.get(address).status == 200) }
            }
            scene.hand.advance(.seconds(10))
            #expect(try await lin.get("/api/v1/cases").status == 200)
            #expect(try await scene.stranger.get("/sign-in").status == 200)
        }
    }

    @Test("Wrong passwords say how long to wait as well")
    func signIn() async throws {
        try await withScene { scene in
            let browser = Browser(scene.client, session: "", formToken: "")
            for _ in 0..<5 { _ = try await browser.submit(bare: "/sign-in", ["user": "lin", "password": "wrong"]) }
            let answer = try await browser.submit(bare: "/sign-in", ["user": "lin", "password": "wrong"])
            #expect(answer.status == 429 && answer.header("Retry-After") == "31")
        }
    }

    @Test("Copies on one store hold one limit, and hear nothing of those who are far below it")
    func copies() async throws {
        try await withScene { scene in
            let (store, hand) = (scene.house.store, scene.hand)
            let limits = Limits(requestsPerAddress: 40, requestsPerAccount: 0, openPerAddress: 8, openPerAccount: 0)
            let (one, other) = (Turnstile(limits, clock: hand.clock), Turnstile(limits, clock: hand.clock))
            func rows() async throws -> Int {
                try await store.read { db in
                    try db.rows("SELECT count FROM door_count ORDER BY key") { try $0.next(Int.self) }.count
                }
            }
            try await one.tell(store)
            #expect(Self.entering(one, .address("few"), 9) == 9)
            try await one.tell(store)
            #expect(try await rows() == 0, "nobody is near")
            #expect(Self.entering(one, .address("many"), 30) == 30)
            #expect(Self.entering(other, .address("many"), 5) == 5)
            try await one.tell(store)
            try await other.tell(store)
            #expect(try await rows() == 1)
            #expect(Self.entering(other, .address("many"), 40) == 5, "30 there and 5 here before")
            try await other.tell(store)
            try await one.tell(store)
            #expect(Self.entering(one, .address("many"), 40) == 0)
            #expect(Self.entering(other, .address("few"), 40) == 40, "nothing was heard of them")

            hand.advance(.seconds(10))
            #expect(Self.entering(one, .address("many"), 50) == 40, "a new window")
            hand.advance(.minutes(2))
            _ = try await store.write { try Turnstile.forget($0) }
            #expect(try await rows() == 0)
        }
    }

    @Test("What is open at several copies counts as one, until it is over or a copy is dead")
    func openOverCopies() async throws {
        try await withScene { scene in
            let (store, hand) = (scene.house.store, scene.hand)
            let limits = Limits(requestsPerAddress: 0, requestsPerAccount: 0, openPerAddress: 0, openPerAccount: 4)
            let (one, other) = (Turnstile(limits, clock: hand.clock), Turnstile(limits, clock: hand.clock))
            let comer = Turnstile.Comer.token("t")
            func share() async throws {
                hand.advance(.seconds(1))
                try await one.tell(store)
                try await other.tell(store)
                try await one.tell(store)
            }
            var stays = try (0..<3).map { _ in try one.enter(comer) }
            let there = try other.enter(comer)
            try await share()
            #expect(throws: WorkforceRefusal.self) { try one.enter(comer) }
            #expect(throws: WorkforceRefusal.self) { try other.enter(comer) }
            stays.removeAll()
            try await share()
            #expect(Self.entering(other, comer, 3) == 3, "it is over there")
            stays = try (0..<3).map { _ in try one.enter(comer) }
            for _ in 0..<30 { try await share() }
            #expect(throws: WorkforceRefusal.self) { try other.enter(comer) }
            // A copy that tells nothing any more is not believed for ever.
            hand.advance(.seconds(16))
            _ = try? other.enter(comer)
            try await other.tell(store)
            #expect(Self.entering(other, comer, 1) == 1)
            _ = (there, stays)
        }
    }
}
