import Testing

/// What somebody is shown that they may do is what they may do: pages and API against what is refused.
@Suite("Who is shown which action")
struct ShownActionTests {
    /// A thing with actions, and where pages and programs find it.
    private struct Thing: Sendable {
        let address: String
        /// With a body that is refused for what it lacks, where there is one: nothing happens.
        let actions: [(name: String, body: Tree)]
        /// Those that the page offers once for each of its rows.
        var inRows: Set<String> = []
    }

    private static func emergency(_ scene: Scene) async throws -> Thing {
        let lin = try scene.visitor("lin")
        let begun = try await lin.send("/api/v1/emergencies", ["emergency": "lift", "project": "garden"])
        let address = "/emergencies/\(begun["case"].string)"
        _ = try await lin.send("/api/v1\(address)/actions/tick", ["step": 1])
        return Thing(
            address: address,
            actions: [("tick", ["step": 99]), ("untick", ["step": 99]), ("note", [:]), ("close", [:])])
    }

    private static func alert(_ scene: Scene) async throws -> Thing {
        _ = try await scene.visitor("lin").register(["kind": "complaint", "text": "再不处理我就找律师"])
        #expect(try await scene.house.alerts.look() == 1)
        let list = try await scene.visitor("chen").get("/api/v1/alerts?state=open")["items"]
        return Thing(
            address: "/alerts/\(list[0]["number"].string)",
            actions: [("act", [:]), ("dismiss", [:]), ("acknowledge", [:])])
    }

    private static func incident(_ scene: Scene) async throws -> Thing {
        let item = try await scene.visitor("lin").register(["kind": "complaint"])
        let file = try await scene.visitor("chen").send(
            "/api/v1/incidents", ["title": "停电", "cases": [item["number"]]])
        return Thing(
            address: "/incidents/\(file["number"].string)",
            actions: ["confirm", "dismiss", "tie", "untie", "news", "close"].map { ($0, [:]) },
            inRows: ["tie", "untie"])
    }

    private static func outage(_ scene: Scene) async throws -> Thing {
        let outage = try await scene.visitor("lin").announces()
        return Thing(
            address: "/outages/\(outage["number"].string)",
            actions: ["move", "reword", "answer", "untie", "news", "notice", "end"].map { ($0, [:]) },
            inRows: ["untie"])
    }

    /// - Returns: how often an action was shown, and how often it was not.
    private static func check(_ thing: Thing, as user: String, _ scene: Scene) async throws -> (Int, Int) {
        let (visitor, call) = (try scene.visitor(user), "/api/v1\(thing.address)")
        guard try await visitor.get(call).status == 200 else { return (0, 0) }
        let page = try await scene.browser(user).open(thing.address).text
        let begun = try await visitor.get(call)["actions"].words
        for name in thing.actions.map(\.name) where !thing.inRows.contains(name) {
            let isOffered = page.contains("\(thing.address)/\(name)\"")
            #expect(isOffered == begun.contains(name), "\(user): the page and \(name)")
        }
        var (shown, hidden) = (0, 0)
        for (name, body) in thing.actions {
            let isShown = try await visitor.get(call)["actions"].words.contains(name)
            let answer = try await visitor.send("\(call)/actions/\(name)", body)
            let isRefused = answer.status == 403 || answer["code"] == "notAllowedNow"
            #expect(isShown != isRefused, "\(user) \(name) of \(thing.address): \(answer.status) \(answer.text)")
            if isShown { shown += 1 } else { hidden += 1 }
        }
        return (shown, hidden)
    }

    @Test("Every action that is shown is allowed, and none that is allowed is hidden, for everybody of the cast")
    func cast() async throws {
        try await withScene { scene in
            let things = [
                try await Self.emergency(scene), try await Self.alert(scene), try await Self.incident(scene),
                try await Self.outage(scene),
            ]
            let users = scene.template.desk.roles.map(\.key).sorted() + ["lin", "chen", "zhao", "hui", "bai"]
            for thing in things {
                var (shown, hidden) = (0, 0)
                for user in users {
                    let (more, fewer) = try await Self.check(thing, as: user, scene)
                    (shown, hidden) = (shown + more, hidden + fewer)
                }
                #expect(shown > 5 && hidden > 5, "\(thing.address): shown \(shown) times, hidden \(hidden) times")
            }
        }
    }

    @Test("No form on a page is refused to its reader for want of a right")
    func forms() async throws {
        try await withScene { scene in
            let item = try await scene.visitor("lin").register(["place": "3-1-802"])["number"].string
            let pages = ["/cases/\(item)", "/cases", "/desk", "/people", "/notices", "/outages", "/emergencies"] + [
                try await Self.emergency(scene).address, try await Self.alert(scene).address,
                try await Self.incident(scene).address, try await Self.outage(scene).address,
            ]
            var sent = 0
            for user in scene.template.desk.roles.map(\.key).sorted() {
                let browser = scene.browser(user)
                for page in pages {
                    let text = try await browser.open(page).text
                    for form in Set(text.matches(of: /method="post" action="([^"?]+)"/).map { String($0.1) })
                    where !["/sign-out", "/language"].contains(form) {
                        sent += 1
                        let status = try await browser.submit(form).status
                        #expect(status != 403, "\(user) on \(page): \(form)")
                    }
                }
            }
            #expect(sent > 100, "only \(sent) forms were found")
        }
    }

    @Test("A quality inspector sees the card of an emergency without a tick, a box to write in, or its end")
    func inspector() async throws {
        try await withScene { scene in
            let thing = try await Self.emergency(scene)
            let page = try await scene.browser("quality-inspector").open(thing.address).text
            #expect(page.contains("电梯困人") && !page.contains("\(thing.address)/"))
            let file = try await scene.visitor("quality-inspector").get("/api/v1\(thing.address)")
            #expect(file["actions"] == [] && file["steps"].items.count > 3)
            let list = try await scene.visitor("quality-inspector").get("/api/v1/emergencies")["items"]
            #expect(list[0]["actions"] == [])
        }
    }

    @Test("A note typed beside a step that another has ticked meanwhile is kept as a word")
    func note() async throws {
        try await withScene { scene in
            let thing = try await Self.emergency(scene)
            let (chen, call) = (try scene.visitor("chen"), "/api/v1\(thing.address)/actions/tick")
            let file = try await chen.send(call, ["step": 1, "text": "两人，无受伤"])
            #expect(file.status == 200 && file["steps"][0]["note"] == "" && file["ticks"].items.count == 1)
            #expect(file["words"].items.map { $0["text"].string.hasSuffix("两人，无受伤") } == [true])
            let again = try await chen.send(call, ["step": 1])
            #expect(again["words"].items.count == 1 && again["ticks"].items.count == 1)
        }
    }
}
