import Foundation
import Kernel
import Testing
import Web

extension Scene {
    /// One of each that happens by itself, and somebody who left.
    func runsByItself() async throws -> Int {
        let (lin, zhao) = (try visitor("lin"), try visitor("zhao"))
        let solved = try await lin.takes("solve", try await lin.register(), ["solution": "好了"])
        #expect(solved["phase"].string == "solved")
        hand.advance(.days(7))
        try await lin.takes("dispatch", try await lin.register(), ["to": "zhao"])
        let waiting = try await lin.register()
        try await lin.takes("dispatch", waiting, ["to": "qian"])
        let qian = try visitor("qian")
        try await qian.takes("accept", waiting)
        let until = Zone.utc.text(hand.now + .minutes(10))
        try await qian.takes("wait", waiting, ["reason": "parts", "until": .text(until)])
        let left = try await lin.register()
        try await lin.takes("dispatch", left, ["to": "engineer"])
        try await visitor("engineer").takes("accept", left)
        _ = try await house.store.write { try $0.run("UPDATE staff SET is_active = 0 WHERE user_name = 'engineer'") }
        _ = try await zhao.send("/api/v1/roster/on-duty", ["onDuty": true])
        hand.advance(.minutes(15))
        return try await house.cases.run()
    }
}

@Suite("What happens by itself, over HTTP")
struct RunningScenario {
    @Test("work that nobody accepts returns: case, timeline, notice and pages say so, in three languages")
    func unaccepted() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register()
            try await lin.takes("dispatch", item, ["to": "zhao"])
            let work = scene.browser("zhao")
            #expect(try await work.open("/work").text.contains(item["number"].string))
            scene.hand.advance(.minutes(15))
            #expect(try await scene.house.cases.run() == 1)
            let after = try await lin.sees(item)
            #expect(after["stage"].string == "returned" && after["phase"].string == "open")
            #expect(after["tasks"].items.map { $0["state"].string } == ["taken-back"])
            #expect(after["tasks"].items[0]["reason"].string == "unaccepted")
            #expect(after["firstAnsweredAt"] == item["firstAnsweredAt"] && promises(after) == promises(item))
            let entry = try #require(try await lin.timeline(item).last)
            #expect(entry["act"].string == "take-back" && entry["words"].string == "unaccepted")
            #expect(entry["via"].string == "system" && entry["actor"]["name"].string == "system")
            #expect(try await !work.open("/work").text.contains(item["number"].string))
            let notices = try await lin.get("/api/v1/notices")["items"].items.filter { $0["about"].string != "promise" }
            #expect(notices.map { $0["about"].string } == ["unaccepted"])
            #expect(notices[0]["promise"] == .null && notices[0]["case"].string == item["number"].string)
            let page = try await scene.browser("lin").open("/cases/\(item["number"].string)")
            #expect(page.text.contains("<b>系统</b> 收回派工") && page.text.contains("无人按时接单，派工已收回"))
            #expect(try await scene.browser("lin").open("/notices").text.contains("无人按时接单，派工已收回"))
            _ = try await scene.browser("lin").submit("/language", ["language": "en", "to": "/cases"])
            let english = try await scene.browser("lin").open("/cases/\(item["number"].string)")
            #expect(english.text.contains("<b>System</b> Take back"))
            try await lin.takes("dispatch", after, ["to": "qian"])
        }
    }

    @Test("a case that waits goes on at its time, also after a stop; what nobody confirms closes as unconfirmed")
    func others() async throws {
        try await withScene { scene in
            let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
            let item = try await lin.register()
            try await lin.takes("dispatch", item, ["to": "zhao"])
            try await zhao.takes("accept", item)
            try scene.at("09:10")
            let past = try await zhao.tries("wait", item, ["reason": "parts", "until": "2026-03-03T09:00:00+08:00"])
            refused(past, 422, "untilInThePast")
            try await zhao.takes("wait", item, ["reason": "parts", "until": "2026-03-03T11:10:00+08:00"])
            try scene.at("15:00")
            #expect(try await scene.house.cases.run() == 1)
            let after = try await lin.sees(item)
            #expect(after["stage"].string == "working" && after["waiting"] == .null)
            #expect(promises(after).contains("closed open by 11:30"), "\(promises(after))")
            try await zhao.takes("solve", item, ["solution": "换了软管"])
            try scene.at("14:59", day: 9)
            scene.hand.advance(.days(1))
            #expect(try await scene.house.cases.run() == 0)
            scene.hand.advance(.minutes(1))
            #expect(try await scene.house.cases.run() == 1)
            let closed = try await lin.sees(item)
            #expect(closed["stage"].string == "unconfirmed" && closed["outcome"].string == "unconfirmed")
            #expect(closed["satisfied"] == .null && closed["rating"] == .null)
        }
    }

    @Test("all at once, with somebody who has left; nobody else's right is needed and nothing is left to do")
    func all() async throws {
        try await withScene { scene in
            let done = try await scene.runsByItself()
            #expect(done == 4)
            #expect(try await scene.house.cases.run() == 0)
            #expect(try await scene.house.cases.check().filter { $0.state != .good }.isEmpty)
        }
    }
}
