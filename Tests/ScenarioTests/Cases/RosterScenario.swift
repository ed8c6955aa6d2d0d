import Foundation
import Kernel
import Testing
import Web

/// The plan of the engineers of the garden for March, over HTTP; the scene stands at Tuesday, 2026-03-03 09:00.
@Suite("Rosters over HTTP")
struct RosterScenario {
    private static let place = "project=garden&department=engineering&month=2026-03"
    private static let body: [String: Tree] = [
        "project": "garden", "department": "engineering", "month": "2026-03",
    ]

    private func staff(_ scene: Scene, _ user: String) async throws -> String {
        try await scene.visitor("lin").get("/api/v1/staff?limit=200")["items"].items
            .first { $0["user"].string == user }?["id"].string ?? ""
    }

    private func set(_ scene: Scene, _ user: String, _ day: String, _ shift: Tree) async throws -> Answer {
        let cell: Tree = ["staff": .text(try await staff(scene, user)), "day": .text(day), "shift": shift]
        return try await scene.visitor("chen").send(
            "/api/v1/roster", Tree.object(Self.body).with(["cells": .list([cell])]))
    }

    private func publish(_ scene: Scene) async throws -> Answer {
        try await scene.visitor("chen").send(
            "/api/v1/roster/publications", Tree.object(Self.body).with(["reason": "人手不足，已报经理"]))
    }

    @Test("Planned, judged, published, changed: the API answers the whole plan each time")
    func planning() async throws {
        try await withScene { scene in
            let chen = try scene.visitor("chen")
            let plan = try await set(scene, "zhao", "2026-03-10", "night")
            #expect(plan.status == 200, "\(plan.text)")
            let zhao = plan["members"].items.first { $0["user"] == "zhao" }
            #expect(zhao?["days"][9] == "night" && zhao?["days"][10] == .null && zhao?["minutes"].int == 480)
            #expect(plan["breaches"].items.contains { $0["rule"] == "staffing" && $0["limit"].int == 1 })
            refused(
                try await chen.send("/api/v1/roster/publications", .object(Self.body)), 409, "breachesOpen")
            let published = try await publish(scene)
            #expect(published.status == 201 && published["publishedAt"].string.hasSuffix("+08:00"), "\(published.text)")
            #expect(try await set(scene, "zhao", "2026-03-10", .null).status == 200)
            let changes = try await chen.get("/api/v1/roster/changes?\(Self.place)")["items"]
            #expect(changes.items.count == 1 && changes[0]["old"] == "night" && changes[0]["new"] == .null)
            let filling = Tree.object(Self.body).with([
                "pattern": "three-shifts", "from": "2026-03-10", "until": "2026-03-19",
                "members": .list([["staff": .text(try await staff(scene, "qian")), "offset": 2]]),
            ])
            let filled = try await chen.send("/api/v1/roster/fillings", filling)
            let qian = filled["members"].items.first { $0["user"] == "qian" }?["days"]
            #expect((9...12).map { qian?[$0] } == ["late", "late", "night", "night"], "\(filled.text.prefix(300))")
        }
    }

    @Test("Who does not plan reads at most; another project's plan is nobody's business")
    func rights() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            #expect(try await lin.get("/api/v1/roster?\(Self.place)").status == 200)
            let nothing = Tree.object(Self.body).with(["cells": .list([])])
            refused(try await lin.send("/api/v1/roster", nothing), 403, "notAllowed")
            #expect(try await scene.visitor("zhao").get("/api/v1/roster?\(Self.place)").status == 403)
            refused(try await scene.visitor("ru").get("/api/v1/roster?\(Self.place)"), 422, "unknownProject")
            let cell: Tree = [
                "staff": .text(try await staff(scene, "zhao")), "day": "2026-03-10", "shift": "early",
            ]
            let theirs = Tree.object(Self.body).with(["cells": .list([cell])])
            refused(try await scene.visitor("ru").send("/api/v1/roster", theirs), 422, "unknownProject")
        }
    }

    @Test("Calls that came forecast how many are needed, beside the plan; pages and API say the same")
    func need() async throws {
        try await withScene { scene in
            let (chen, lin) = (try scene.visitor("chen"), try scene.visitor("lin"))
            let address = "/roster/need?project=garden&department=engineering&from=2026-03-05"
            #expect(try await scene.browser("chen").open(address).text.contains("还没有来电记录"))
            for number in 0..<6 {
                for (event, second) in [("ringing", "00"), ("answered", "05"), ("ended", "55")] {
                    let report: Tree = [
                        "callId": .text("n\(number)"), "event": .text(event), "from": "", "to": "4008001234",
                        "at": .text("2026-03-02T08:4\(number):\(second)+08:00"),
                    ]
                    #expect(try await lin.send("/api/v1/calls/events", report).status < 300)
                }
            }
            #expect(try await set(scene, "zhao", "2026-03-09", "early").status == 200)
            let week = try await chen.get("/api/v1\(address.replacing("03-05", with: "03-12"))")
            #expect(week["from"] == "2026-03-09" && week["until"] == "2026-03-15" && week["weeks"].int == 1)
            let eight = week["hours"].items.first { $0["day"] == "2026-03-09" && $0["hour"].int == 8 }
            #expect(eight?["calls"].int == 6 && eight?["need"].int == 1 && eight?["planned"].int == 1, "\(week.text)")
            let page = try await scene.browser("chen").open(address.replacing("03-05", with: "03-12")).text
            #expect(page.contains("预计每小时 6.0 通来电，需要 1 人，排了 1 人"))
            #expect(try await scene.visitor("zhao").get("/api/v1\(address)").status == 403)
            refused(try await chen.get("/api/v1/roster/need?from=soon"), 400, "badQuery")
        }
    }

    @Test("The page draws the month, takes the script's cells and the form, and says what was refused")
    func page() async throws {
        try await withScene { scene in
            let chen = scene.browser("chen")
            let zhao = try await staff(scene, "zhao")
            let form = ["project": "garden", "department": "engineering", "month": "2026-03"]
            let cells = "\(zhao):2026-03-05:early:;\(zhao):2026-03-06:night:"
            let sent = try await chen.submit("/roster", form.merging(["cells": cells]) { $1 })
            #expect(sent.status == 303 && sent.location == "/roster?\(Self.place)")
            let page = try await chen.open("/roster?\(Self.place)").text
            #expect(page.contains("data-staff=\"\(zhao)\""))
            #expect(page.contains("<td class=\"sh-amber\" title=\"\">早</td>"))
            #expect(page.contains("人手不足") && page.contains("草稿，未发布"))
            let again = try await chen.submit("/roster", form.merging(["cells": cells]) { $1 })
            #expect(again.status == 409 && again.text.contains("刚被别人改过"))
            let filling = ["who": zhao, "from": "2026-03-20", "until": "2026-03-10", "what": "pattern:office-week"]
            let wrong = try await chen.submit("/roster", form.merging(filling) { $1 })
            #expect(wrong.status == 422 && wrong.text.contains("value=\"2026-03-20\""))
            #expect(wrong.text.contains("value=\"\(zhao)\" checked"))
            #expect(wrong.text.contains("\"pattern:office-week\" selected"))
            let right = filling.merging(["from": "2026-03-09", "until": "2026-03-13"]) { $1 }
            #expect(try await chen.submit("/roster", form.merging(right) { $1 }).status == 303)
            let plan = try await scene.visitor("chen").get("/api/v1/roster?\(Self.place)")
            let days = plan["members"].items.first { $0["user"] == "zhao" }?["days"].items ?? []
            #expect(days.filter { $0 == "day" }.count == 5)
            #expect(try await !scene.browser("lin").open("/roster?\(Self.place)").text.contains("data-roster"))
        }
    }

    @Test("One's own page: published shifts, leave and a swap from asking to done; the plan shows what waits")
    func own() async throws {
        try await withScene { scene in
            let (zhao, qian, chen) = (scene.browser("zhao"), scene.browser("qian"), scene.browser("chen"))
            #expect(try await set(scene, "zhao", "2026-03-10", "early").status == 200)
            #expect(try await zhao.open("/roster/mine").text.contains("没有已发布的班"))
            #expect(try await publish(scene).status == 201)
            #expect(try await zhao.open("/roster/mine?swap=2026-03-10").text.contains("07:00–15:00"))
            let other = try await staff(scene, "qian")
            #expect(try await zhao.submit("/swaps", ["day": "2026-03-10", "other": other]).status == 303)
            let swap = try await scene.visitor("qian").get("/api/v1/roster/mine?month=2026-03")["swaps"][0]["id"].string
            #expect(try await qian.open("/roster/mine").text.contains("/swaps/\(swap)/accept"))
            #expect(try await qian.submit("/swaps/\(swap)/accept").status == 303)
            #expect(try await chen.open("/roster?\(Self.place)").text.contains("/swaps/\(swap)/approve"))
            let decided = try await chen.submit("/swaps/\(swap)/approve", ["month": "2026-03"])
            #expect(decided.status == 303 && decided.location.hasPrefix("/roster"), "\(decided.text.prefix(300))")
            let mine = try await scene.visitor("qian").get("/api/v1/roster/mine?month=2026-03")
            #expect(mine["shifts"][0]["spans"][0]["from"] == "2026-03-10T07:00:00+08:00", "\(mine.text.prefix(300))")
            let leave = ["kind": "annual", "from": "2026-03-12", "until": "2026-03-11", "reason": "回老家"]
            let wrong = try await zhao.submit("/leaves", leave)
            #expect(wrong.status == 422 && wrong.text.contains("value=\"回老家\""))
            #expect(try await zhao.submit("/leaves", leave.merging(["until": "2026-03-12"]) { $1 }).status == 303)
            #expect(try await chen.open("/roster?\(Self.place)").text.contains("回老家"))
        }
    }

    @Test("Who should be there now, with what people said; the old call tells what is planned beside it")
    func now() async throws {
        try await withScene { scene in
            _ = try await set(scene, "zhao", "2026-03-03", "early")
            _ = try await publish(scene)
            let chen = try scene.visitor("chen")
            let late = try await chen.get("/api/v1/roster/attendance?project=garden")["items"][0]
            #expect(late["state"] == "late" && late["plannedUntil"] == "2026-03-03T15:00:00+08:00")
            #expect(try await scene.browser("chen").open("/roster/now").text.contains("迟到"))
            _ = try await scene.visitor("zhao").send("/api/v1/roster/on-duty", ["onDuty": true])
            let there = try await chen.get("/api/v1/roster/on-duty")["items"][0]
            #expect(there["user"] == "zhao" && there["shift"] == "early")
            #expect(try await chen.get("/api/v1/roster/attendance")["items"][0]["state"] == "there")
        }
    }

    @Test("The feed opens for whoever has its address, without signing in, and for nobody else")
    func feed() async throws {
        try await withScene { scene in
            _ = try await set(scene, "zhao", "2026-03-10", "early")
            _ = try await publish(scene)
            let page = try await scene.browser("zhao").submit("/roster/feeds")
            let found = try #require(page.text.firstMatch(of: /\/roster\/feeds\/gjc_[0-9a-f]+\.ics/))
            let feed = try await scene.stranger.get(String(found.0))
            #expect(feed.status == 200 && feed.type.hasPrefix("text/calendar"))
            #expect(feed.text.contains("DTSTART:20260309T230000Z\r\n"))
            #expect(try await scene.stranger.get(String(found.0.dropLast(5)) + "x.ics").status == 404)
            let url = try await scene.visitor("zhao").send("/api/v1/roster/feeds", [:])["url"].string
            #expect(url.hasSuffix(".ics") && !url.hasSuffix(String(found.0)))
            #expect(try await scene.stranger.get(String(found.0)).status == 404)
        }
    }
}
