import Foundation
import Kernel
import Testing
import Web

/// The engineers of the garden write their log and hand over, over HTTP; the scene stands at Tuesday, 2026-03-03 09:00.
@Suite("Duty logs and hand-overs over HTTP")
struct HandoverScenario {
    private static let post: [String: Tree] = ["project": "garden", "department": "engineering"]
    private static let query = "project=garden&department=engineering"
    private static let counts: Tree = [
        ["key": "keys", "count": 12], ["key": "radios", "count": 3], ["key": "meters", "count": 2],
    ]
    static let sheet = Tree.object(post).with(["counts": counts, "closing": ["tools"], "remarks": "二号泵留意"])
    static let form = [
        "project": "garden", "department": "engineering", "count.keys": "12", "count.radios": "3", "count.meters": "2",
        "closing": "tools",
    ]

    @Test("Written, read back, corrected with a version, made a case of: by the API")
    func log() async throws {
        try await withScene { scene in
            let (zhao, chen) = (try scene.visitor("zhao"), try scene.visitor("chen"))
            let body = Tree.object(Self.post).with([
                "event": "水泵异响", "place": "3-1-802", "at": "2026-03-03T08:40:00+08:00",
            ])
            let entry = try await zhao.send("/api/v1/duty-log", body, ["Idempotency-Key": "one"])
            #expect(entry.status == 201 && entry["shift"] == "day" && entry["open"] == true, "\(entry.text)")
            let again = try await zhao.send("/api/v1/duty-log", body, ["Idempotency-Key": "one"])
            #expect(again["id"] == entry["id"])
            let path = "/api/v1/duty-log/\(entry["id"].string)"
            let ended = try await zhao.send(path + "/versions", ["result": "换了轴承"], ["If-Match": "\"1\""])
            #expect(ended.status == 201 && ended["version"].int == 2 && ended["place"] == "3-1-802", "\(ended.text)")
            refused(
                try await zhao.send(path + "/versions", ["event": "二号泵异响", "reason": "写错"], ["If-Match": "\"1\""]),
                412, "entryChanged")
            refused(try await zhao.send(path + "/versions", ["event": "二号泵异响"]), 422, "correctionNeedsReason")
            refused(try await zhao.send(path + "/case", ["kind": "repair"]), 403, "notAllowed")
            let made = try await chen.send(path + "/case", ["kind": "repair"])
            #expect(made.status == 201 && made["case"].string.hasPrefix("2603-"), "\(made.text)")
            let file = try await zhao.get(path)
            #expect(file["versions"].items.map { $0["result"] } == ["", "换了轴承"])
            #expect(file["case"] == .null, "an engineer does not see a case that is not theirs")
            let list = try await chen.get("/api/v1/duty-log?\(Self.query)")
            #expect(list["items"].items.count == 1 && list["items"][0]["case"] == made["case"])
            let table = try await chen.get("/api/v1/duty-export?\(Self.query)&format=csv")
            #expect(table.status == 200 && table.text.contains("换了轴承"))
            #expect(try await zhao.get("/api/v1/duty-export?\(Self.query)").status == 403)
        }
    }

    @Test("Handed over, signed by another, and what it was is kept: by the API")
    func handover() async throws {
        try await withScene { scene in
            let (zhao, qian) = (try scene.visitor("zhao"), try scene.visitor("qian"))
            let form = try await zhao.get("/api/v1/handover-form?\(Self.query)")
            #expect(form["counts"].items.map { $0["key"] } == ["keys", "radios", "meters"], "\(form.text)")
            let file = try await zhao.send("/api/v1/handovers", Self.sheet, ["Idempotency-Key": "one"])
            #expect(file.status == 201 && file["state"] == "waiting" && file["maySign"] == false, "\(file.text)")
            let number = file["number"].string
            let again = try await zhao.send("/api/v1/handovers", Self.sheet, ["Idempotency-Key": "one"])
            #expect(again["number"].string == number)
            refused(try await qian.send("/api/v1/handovers", Self.sheet), 409, "handoverWaits")
            let path = "/api/v1/handovers/\(number)"
            refused(try await zhao.send(path + "/signature", ["name": "赵师傅", "opening": ["rooms"]]), 403, "ownHandover")
            let signed = try await qian.send(
                path + "/signature", ["name": "钱师傅", "difference": "泵房灯不亮"], ["Idempotency-Key": "two"])
            #expect(signed["state"] == "signed" && signed["opening"][0]["done"] == false, "\(signed.text)")
            let repeated = try await qian.send(
                path + "/signature", ["name": "钱师傅", "difference": "泵房灯不亮"], ["Idempotency-Key": "two"])
            #expect(repeated.status == 200 && repeated["decidedAt"] == signed["decidedAt"])
            refused(
                try await scene.visitor("chen").send(path + "/signature", ["name": "陈主管", "opening": ["rooms"]]), 409,
                "handoverDecided")
            #expect(try await qian.get(path + "/signature").status == 404, "a typed name has no picture")
            let other = try await scene.visitor("ru").get(path)
            refused(other, 404, "unknownHandover")
            let next = try await qian.get("/api/v1/handover-form?\(Self.query)")
            #expect(next["counts"][0]["last"].int == 12)
        }
    }

    @Test("The pages: a log with what was typed where it was refused, a sheet, a signature, who is on duty now")
    func pages() async throws {
        try await withScene { scene in
            let (zhao, qian, chen) = (scene.browser("zhao"), scene.browser("qian"), scene.browser("chen"))
            let item = try await scene.visitor("lin").register()
            try await scene.visitor("lin").takes("dispatch", item, ["to": "zhao"])
            let wrong = try await zhao.submit(
                "/duty-log", ["event": "未来的事", "at": "2026-03-04T10:00", "course": "还没发生"])
            #expect(wrong.status == 422 && wrong.text.contains("还没发生") && wrong.text.contains("不能晚于现在"))
            let entry = ["event": "巡查地库", "at": "2026-03-03T08:40", "place": "地库"]
            let written = try await zhao.submit("/duty-log", entry)
            #expect(written.status == 303, "\(written.text.prefix(300))")
            let page = try await zhao.open(written.location)
            #expect(page.text.contains("巡查地库") && page.text.contains("未了"))
            let link = try #require(page.text.firstMatch(of: /href="(\/duty-log\/[0-9a-z]{13})"/)).1
            let kept = try await zhao.submit(String(link), entry.merging(["result": "正常", "version": "1"]) { $1 })
            #expect(kept.status == 303, "\(kept.text.prefix(300))")
            #expect(try await zhao.open(String(link)).text.contains("第 2 版"))
            let lacking = try await zhao.submit("/handovers", Self.form.merging(["count.keys": ""]) { $1 })
            #expect(lacking.status == 422 && lacking.text.contains("机房钥匙（把）”还没有清点"))
            #expect(lacking.text.contains("value=\"3\""), "what was counted stays")
            let handed = try await zhao.submit("/handovers", Self.form)
            #expect(handed.status == 303 && handed.location == "/handovers/S2603-001", "\(handed.text.prefix(300))")
            #expect(try await chen.open("/roster/now").text.contains("S2603-001"))
            #expect(try await !zhao.open(handed.location).text.contains("data-sign-clear"))
            #expect(try await qian.open(handed.location).text.contains("data-sign-clear"))
            #expect(try await chen.open(handed.location).text.contains("href=\"/cases/\(item["number"].string)\""))
            #expect(try await !qian.open(handed.location).text.contains("厨房水管漏水"), "it is zhao's own")
            let unticked = try await qian.submit(handed.location + "/signature", ["name": "钱师傅"])
            #expect(unticked.status == 422 && unticked.text.contains("请写明不符之处"))
            let signed = try await qian.submit(handed.location + "/signature", ["name": "钱师傅", "opening": "rooms"])
            #expect(signed.status == 303)
            #expect(try await qian.open(handed.location).text.contains("已签收"))
            #expect(try await !chen.open("/roster/now").text.contains("S2603-001"))
            #expect(try await chen.open("/handovers?\(Self.query)").text.contains("S2603-001"))
        }
    }

    @Test("An alert about a hand-over names it")
    func warned() async throws {
        try await withScene { scene in
            _ = try await scene.house.alerts.count()
            _ = try await scene.visitor("zhao").send("/api/v1/handovers", Self.sheet)
            scene.hand.advance(.minutes(40))
            _ = try await scene.house.alerts.count()
            let text = try await scene.browser("chen").open("/alerts").text
            #expect(text.contains("交接班单 S2603-001 已 40 分钟无人签收"))
        }
    }
}

extension Scene {
    /// Writes a log, corrects it, makes a case of it, hands over and takes over: for whoever watches the statements.
    func handsOver() async throws {
        let (zhao, chen) = (try visitor("zhao"), try visitor("chen"))
        let post: [String: Tree] = ["project": "garden", "department": "engineering"]
        let entry = try await zhao.send("/api/v1/duty-log", Tree.object(post).with(["event": "水泵异响"]))["id"].string
        #expect(try await zhao.send("/api/v1/duty-log/\(entry)/versions", ["result": "已修"]).status == 201)
        #expect(try await chen.send("/api/v1/duty-log/\(entry)/case", ["kind": "repair"]).status == 201)
        for uri in ["/api/v1/handover-form?project=garden&department=engineering", "/api/v1/duty-log/\(entry)"] {
            #expect(try await chen.get(uri).status == 200)
        }
        let file = try await zhao.send("/api/v1/handovers", HandoverScenario.sheet)["number"].string
        let path = "/api/v1/handovers/\(file)"
        #expect(try await zhao.send(path + "/withdrawal", ["reason": "数错了"]).status == 200)
        let other = try await zhao.send("/api/v1/handovers", HandoverScenario.sheet)["number"].string
        let body: Tree = ["name": "陈主管", "opening": ["rooms"]]
        #expect(try await chen.send("/api/v1/handovers/\(other)/signature", body).status == 200)
        #expect(try await chen.get(path).status == 200)
    }
}
