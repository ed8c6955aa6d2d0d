import Kernel
import Testing

@Suite("The telephone, over HTTP and on its pages")
struct TelephoneScenario {
    private static let events = "/api/v1/calls/events"

    private static func report(_ event: String, _ time: String, key: String = "pbx-1") -> Tree {
        [
            "callId": .text(key), "event": .text(event), "from": "+86 138 0013 8000", "to": "4008001234",
            "at": .text("2026-03-03T\(time)+08:00"),
        ]
    }

    @Test("a call rings on the board, is missed, is owed, is called back")
    func missed() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let chen = try scene.visitor("chen")
            #expect(try await chen.get("/api/v1/board")["calls"]["offered"] == 0)
            let quiet = try await scene.browser("chen").open("/board").text
            #expect(!quiet.contains("两声接听率"))
            let call = try await lin.send(Self.events, Self.report("ringing", "09:00:00"))
            #expect(call["state"] == "ringing" && call["person"] != .null, "\(call.text)")
            try scene.at("09:00")
            let board = try await chen.get("/api/v1/board")["calls"]
            #expect(board["waiting"] == 1 && board["waitingSince"] == "2026-03-03T09:00:00+08:00")
            let page = try await scene.browser("lin").open("/calls").text
            #expect(page.contains("王建国") && page.contains("振铃中"))
            _ = try await lin.send(Self.events, Self.report("missed", "09:00:25"))
            let after = try await chen.get("/api/v1/board")["calls"]
            #expect(after["waiting"] == 0 && after["owed"] == 1 && after["missed"] == 1 && after["offered"] == 1)
            #expect(try await scene.browser("chen").open("/board").text.contains("待回拨 1"))
            let uri = "/api/v1/calls/\(call["id"].string)/return"
            refused(try await lin.send(uri, ["words": ""]), 422, "fieldMissing")
            let browser = scene.browser("lin")
            let wrong = try await browser.submit("/calls/\(call["id"].string)/return", ["words": " "])
            #expect(wrong.status == 422 && wrong.text.contains("role=\"alert\""))
            let done = try await browser.submit("/calls/\(call["id"].string)/return", ["words": "已说明，明早上门"])
            #expect(done.status == 303, "\(done.text)")
            #expect(try await browser.open("/calls?show=owed").text.contains("没有要回拨的未接来电"))
            #expect(try await lin.get("/api/v1/calls?owed=true")["items"] == [])
            let all = try await scene.browser("lin").open("/calls?show=all").text
            #expect(all.contains("已说明，明早上门"))
            refused(try await lin.send(uri, ["words": "又一次"]), 409, "callNotMissed")
        }
    }

    @Test("numbers are masked for those who may not see them; calls of other projects are not to be seen")
    func masked() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let call = try await lin.send(Self.events, Self.report("ringing", "09:00:00"))
            #expect(call["from"] == "+86****8000")
            let shown = try await scene.browser("lin").open("/calls?show=all").text
            #expect(!shown.contains("138 0013 8000") && !shown.contains("13800138000"))
            #expect(shown.contains("/intake?person=\(call["person"].string)"))
            // Whoever is to call back has to know where.
            let missed = try await lin.send(Self.events, Self.report("missed", "09:00:20"))
            #expect(missed["from"] == "+86 138 0013 8000")
            let tower = try scene.visitor("ru")
            refused(try await tower.get("/api/v1/calls/\(call["id"].string)"), 404, "unknownPhoneCall")
            #expect(try await tower.get("/api/v1/calls")["items"] == [])
            let far = Self.report("answered", "23:00:00")
            refused(try await lin.send(Self.events, far), 422, "callTimeOutOfReach")
            refused(
                try await lin.send(Self.events, far.with(["event": "lost"])), 422, "wrongType")
        }
    }
}
