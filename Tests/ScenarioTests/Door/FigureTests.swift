import Insight
import Kernel
import Testing
import Web

@Suite("The figures, over HTTP")
struct FigureTests {
    /// A morning at the centre: kept and broken promises, one told beforehand, closings, ratings, one reopened.
    private func morning(_ scene: Scene) async throws {
        let (lin, hui) = (try scene.visitor("lin"), try scene.visitor("hui"))
        for rating in [5, 4, 2] {
            let item = try await scene.solved(["category": "engineering.plumbing.leak"])
            scene.hand.advance(.minutes(5))
            let isHappy = rating > 3
            try await hui.takes("confirm", item, ["satisfied": .flag(isHappy), "rating": .number(Double(rating))])
        }
        let late = try await lin.register(["kind": "complaint", "priority": "major"])
        let promise = late["promises"].items.first { $0["state"] == "open" }?["id"].string ?? ""
        _ = try await lin.send(
            "/api/v1/promises/\(promise)/word", ["apology": "抱歉", "reason": "缺件", "remedy": "明天补"])
        try scene.at("17:00")
    }

    @Test("a figure says how it is counted, over which time, what it comes to, and shows its rows")
    func figure() async throws {
        try await withScene { scene in
            try await morning(scene)
            let chen = try scene.visitor("chen")
            let kept = try await chen.get("/api/v1/figures/kept-promises?by=person&rows=true").json
            #expect(kept["figure"] == "kept-promises" && kept["unit"] == "share" && kept["cohort"] == "due")
            #expect(kept["formula"].string.hasPrefix("兑现 ÷") && kept["zone"] == "Asia/Shanghai")
            #expect(kept["from"] == "2026-03-03T00:00:00+08:00" && kept["to"] == "2026-03-04T00:00:00+08:00")
            #expect(kept["cutOff"] == "2026-03-03T17:00:00+08:00")
            let rows = kept["rows"].items
            #expect(rows.count == kept["count"].int && kept["enough"] == true && kept["next"] == .null)
            #expect(rows.count { $0["counted"] == true } == kept["counted"].int)
            #expect(kept["value"] == .number(Double(kept["counted"].int) / Double(kept["count"].int)))
            #expect(kept["groups"].items.map { $0["name"] } == ["林晓"])
            #expect(kept["groups"][0]["count"] == kept["count"])
            let cases = try await chen.get("/api/v1/cases?limit=200")["items"].items
            for row in rows {
                let item = try #require(cases.first { $0["number"] == row["case"] })
                let promise = try #require(item["promises"].items.first { $0["id"] == row["promise"] })
                #expect(promise["dueAt"] == row["at"] && promise["kind"] == row["promiseKind"])
                #expect((promise["state"] == "kept") == (row["counted"] == true))
            }
            let told = try await chen.get("/api/v1/figures/word-beforehand?rows=true").json
            #expect(told["count"].int == kept["count"].int - kept["counted"].int && told["counted"] == 1)
            #expect(told["enough"] == false && told["value"] == .null)
            #expect(told["before"]["count"] == 0 && told["yearBefore"]["from"] == "2025-03-03T00:00:00+08:00")
        }
    }

    @Test("each figure answers what the cases say")
    func all() async throws {
        try await withScene { scene in
            try await morning(scene)
            let chen = try scene.visitor("chen")
            let list = try await chen.get("/api/v1/figures")["items"].items
            #expect(list.map { $0["figure"].string } == Measure.all.map(\.key))
            func counts(_ key: String) async throws -> [Int] {
                let figure = try await chen.get("/api/v1/figures/\(key)?from=2026-03-03&to=2026-03-03").json
                return ["considered", "count", "counted"].map { figure[$0].int }
            }
            #expect(try await counts("satisfaction") == [3, 3, 2])
            #expect(try await counts("reopened") == [3, 3, 1])
            #expect(try await counts("closed-30-min") == [2, 2, 2])
            #expect(try await counts("closed-6-h") == [2, 0, 0])
            #expect(try await counts("backlog") == [2, 2, 2])
            #expect(try await counts("complaints") == [4, 1, 1])
            #expect(try await counts("solved-first") == [3, 3, 3])
            let ages = try await chen.get("/api/v1/figures/backlog?by=age")["groups"].items
            #expect(ages.map { $0["key"] } == ["under-1-day"] && ages[0]["count"] == 2)
            let english = try await chen.get("/api/v1/figures", ["Accept-Language": "en"])["items"][0]
            #expect(english["formula"].string.hasPrefix("Kept ÷ (kept + broken)"))
        }
    }

    @Test("complaints: the report heard in time, the five things, what was judged; each opens its rows")
    func complaints() async throws {
        try await withScene { scene in
            let (lin, chen, hui) = (try scene.visitor("lin"), try scene.visitor("chen"), try scene.visitor("hui"))
            for isHeard in [true, false] {
                let item = try await lin.register(["kind": "complaint", "priority": "major", "channel": "letter"])
                scene.hand.advance(.minutes(isHeard ? 15 : 16))
                let call = try await chen.get("/api/v1/alarms")["items"][0]["call"]["id"].string
                #expect(try await chen.send("/api/v1/alarms/\(call)/answer", ["note": "收到"]).status < 300)
                for thing in ["heard", "asked", "followed", "answered", "recorded"] {
                    try await lin.takes("check-thing", item, ["thing": .text(thing), "text": "记"])
                }
                for isTrue in [isHeard, true] {
                    try await lin.takes("judge", item, ["founded": .flag(isTrue), "reasonable": true, "text": "查了"])
                }
                try await lin.takes("judge", item, ["founded": true, "reasonable": .flag(isHeard), "text": "再查"])
                try await lin.takes("solve", item, ["solution": "好了"])
                try await hui.takes("confirm", item, ["satisfied": true])
            }
            try scene.at("12:00")
            for (key, counted) in [("report-in-time", 1), ("five-things", 2), ("true-and-reasonable", 1)] {
                let figure = try await chen.get("/api/v1/figures/\(key)?rows=true").json
                #expect(figure["count"] == 2 && figure["counted"].int == counted, "\(key)")
                #expect(figure["enough"] == false && figure["value"] == .null && figure["rows"].items.count == 2)
            }
        }
    }

    @Test("work that was handed on, given back and paused stands beside the promises, person by person")
    func hands() async throws {
        try await withScene { scene in
            let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
            let item = try await lin.register()
            try await lin.takes("dispatch", item, ["to": "zhao"])
            try await zhao.takes("decline", item, ["reason": "不会"])
            try await lin.takes("dispatch", item, ["to": "zhao"])
            try await zhao.takes("accept", item)
            try await zhao.takes("wait", item, ["reason": "parts"])
            scene.hand.advance(.minutes(5))
            let page = try await scene.browser("chen").open("/figures?window=today").text
            #expect(page.contains("手上的工作"))
            for key in ["given-back", "paused"] {
                let figure = try await scene.visitor("chen").get("/api/v1/figures/\(key)?by=person&rows=true").json
                #expect(figure["count"] == 1 && figure["groups"][0]["name"] == "赵师傅")
                #expect(figure["rows"][0]["case"] == item["number"] && figure["cohort"] == "handled")
                let group = figure["groups"][0]["key"].string
                let uri = "/figures/\(key)?window=today&by=person&group=\(group)"
                #expect(page.contains(uri.replacing("&", with: "&amp;")))
                #expect(try await scene.browser("chen").open(uri).text.contains(item["number"].string))
            }
            #expect(try await scene.visitor("chen").get("/api/v1/figures/handed-on")["count"] == 0)
        }
    }

    @Test("the first answer is the first after the case was taken in, however it came")
    func firstAnswer() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            var waits: [Double] = []
            for (place, channel) in ["telephone", "letter", "telephone", "letter", "letter", "telephone"].enumerated() {
                try scene.at("09:00")
                let item = try await lin.register(["channel": .text(channel)])
                guard place < 5 else { continue }
                scene.hand.advance(.minutes(Int64(place + 1)))
                for _ in 0..<2 {
                    let path = "/api/v1/cases/\(item["number"].string)/messages"
                    #expect(try await lin.send(path, ["text": "在办了", "audience": "customer"]).status < 300)
                    scene.hand.advance(.minutes(10))
                }
                waits.append(Double(place + 1) * 60)
            }
            try scene.at("11:00")
            let figure = try await scene.visitor("chen").get("/api/v1/figures/first-answer?rows=true").json
            #expect(figure["count"] == 5 && figure["considered"] == 6 && figure["unit"] == "seconds")
            #expect(figure["value"] == 180 && figure["ninety"] == 300)
            #expect(figure["rows"].items.map { $0["seconds"] } == waits.map { .number($0) })
        }
    }

    /// The board counts a promise on the day on which it was settled, and at once; the figure on the day on which it
    /// falls due, and when that is over, also where nobody settled it. They agree where all that fell due on a day was
    /// settled on it, and nothing else was.
    @Test("today's promises on the board are those of the figure, where all that was due today is settled today")
    func board() async throws {
        try await withScene { scene in
            let (lin, hui) = (try scene.visitor("lin"), try scene.visitor("hui"))
            for minutes in [5, 50] as [Int64] {
                let item = try await scene.solved()
                scene.hand.advance(.minutes(minutes))
                try await hui.takes("confirm", item, ["satisfied": true])
            }
            try await lin.register(["kind": "consultation", "answer": "可以"])
            try scene.at("12:00")
            let chen = try scene.visitor("chen")
            let (board, figure) = (
                try await chen.get("/api/v1/board")["today"], try await chen.get("/api/v1/figures/kept-promises").json
            )
            #expect(board["promisesKept"].int == figure["counted"].int && figure["counted"].int > 4)
            #expect(board["promisesBroken"].int == figure["count"].int - figure["counted"].int)
            #expect(board["promisesBroken"].int > 0)
        }
    }

    @Test("the pages show the figures, and every number of a group opens its rows")
    func pages() async throws {
        try await withScene { scene in
            try await morning(scene)
            let chen = scene.browser("chen")
            let page = try await chen.open("/figures?window=today")
            #expect(page.status == 200 && page.text.contains("承诺兑现率") && page.text.contains("林晓"))
            #expect(page.text.contains("不足 5 个"), "of too few it says so")
            let figure = try await scene.visitor("chen").get("/api/v1/figures/kept-promises?by=person").json
            let group = figure["groups"][0]
            for counted in [true, false] {
                let about = "by=person&group=\(group["key"].string)&counted=\(counted)"
                let uri = "/figures/kept-promises?window=today&\(about)"
                #expect(page.text.contains(uri.replacing("&", with: "&amp;")))
                let rows = try await chen.open(uri)
                let wanted = counted ? group["counted"].int : group["count"].int - group["counted"].int
                #expect(rows.text.matches(of: /<td class="c-number">/).count == wanted && wanted > 0)
                #expect(rows.text.contains("href=\"/cases/2603-0000"))
            }
            for measure in Measure.all {
                let one = try await chen.open("/figures/\(measure.key)?window=today")
                #expect(one.status == 200 && !one.text.contains("{{"), "\(measure.key)")
            }
            #expect(try await chen.open("/board").text.contains("href=\"/figures\""))
            #expect(try await !scene.browser("lin").open("/desk").text.contains("href=\"/figures\""))
        }
    }

    @Test("what cannot be read is refused in words, and stays in the form")
    func refusals() async throws {
        try await withScene { scene in
            let chen = try scene.visitor("chen")
            let path = "/api/v1/figures/kept-promises"
            refused(try await chen.get("/api/v1/figures/luck"), 404, "unknownFigure")
            refused(try await chen.get(path + "?from=2026-03-02&to=2026-03-01"), 422, "windowBackwards")
            refused(try await chen.get(path + "?from=2016-03-02&to=2026-03-01"), 422, "windowTooLong")
            refused(try await chen.get(path + "?from=0016-03-02&to=2026-03-01"), 422, "windowOutOfReach")
            refused(try await chen.get(path + "?by=age"), 422, "unknownGrouping")
            refused(try await chen.get(path + "?project=tower"), 422, "unknownProject")
            for bad in ["from=yesterday", "by=luck", "rows=maybe", "window=eternity", "limit=201"] {
                refused(try await chen.get("\(path)?\(bad)"), 400, "badQuery")
            }
            refused(try await chen.get(path + "?rows=true&after=x"), 422, "badCursor")
            let page = try await scene.browser("chen").open("/figures?from=2026-03-09&to=2026-03-01")
            #expect(page.status == 422 && page.text.contains("结束时间要晚于开始时间。"))
            #expect(page.text.contains("value=\"2026-03-09\""))
            #expect(try await scene.browser("chen").open("/figures/luck").status == 404)
        }
    }
}
