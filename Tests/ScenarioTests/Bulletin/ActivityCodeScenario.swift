import Foundation
import Kernel
import Testing
import Web

/// The scene stands at Tuesday, 2026-03-03 09:00, and the activities are on the same day.
@Suite("Codes at the door of an activity")
struct ActivityCodeScenario {
    private static func open(_ scene: Scene, _ title: String) async throws -> String {
        let lin = try scene.visitor("lin")
        let draft = ActivityScenario.draft.with([
            "title": .text(title), "begins": "2026-03-03T10:00:00+08:00", "ends": "2026-03-03T12:00:00+08:00",
        ])
        let number = try await lin.send(ActivityScenario.path, draft)["number"].string
        #expect(try await lin.send("\(ActivityScenario.path)/\(number)/actions/open", [:]).status == 200)
        return number
    }

    private static func register(_ scene: Scene, _ guest: String, for number: String) async throws -> Tree {
        let path = "\(ActivityScenario.path)/\(number)/registrations"
        return try await scene.visitor("lin").send(path, ["guest": .text(guest), "heads": 2]).json
    }

    @Test("A slip carries its code; used twice, of another activity, cancelled: each is said, and what was typed stays")
    func door() async throws {
        try await withScene { scene in
            let (tea, walk) = (try await Self.open(scene, "茶会"), try await Self.open(scene, "健步走"))
            let one = try await Self.register(scene, "13800138000", for: tea)
            let waits = try await Self.register(scene, "13912345678", for: tea)
            let other = try await Self.register(scene, "13666667777", for: walk)
            let (browser, page) = (scene.browser("lin"), "/activities/\(tea)")
            let slips = try await browser.open("\(page)?print=slips").text
            #expect(slips.contains(one["code"].string) && slips.contains("<svg") && slips.contains("王建国 2 人"))
            #expect(!slips.contains(waits["code"].string), "who waits has no seat to show")
            #expect(try await browser.open("\(page)?print=slips&one=\(waits["id"].string)").text.contains("没有已报上名"))
            #expect(try await browser.open(page).text.contains("print=slips&amp;one=\(one["id"].string)"))
            #expect(try await scene.browser("ru").open("\(page)?print=slips").status == 404)

            func enter(_ code: String) async throws -> Answer {
                try await browser.submit("\(page)/door", ["code": code])
            }
            let stray = try await enter(other["code"].string)
            #expect(stray.status == 422 && stray.text.contains("另一个活动的签到码：\(walk) 健步走"))
            #expect(stray.text.contains("value=\"\(other["code"].string)\""), "what was typed is kept")
            #expect(try await enter(one["code"].string).status == 303)
            let twice = try await enter(one["code"].string)
            #expect(twice.status == 409 && twice.text.contains("已经用过：09:00 签到，来了 2 人"))
            let path = "\(ActivityScenario.path)/\(walk)/registrations/\(other["id"].string)/actions/cancel"
            #expect(try await scene.visitor("lin").send(path, [:]).status == 200)
            let checkIn = "\(ActivityScenario.path)/\(walk)/check-ins"
            let gone = try await scene.visitor("lin").send(checkIn, ["code": other["code"]])
            #expect(gone.status == 409 && gone["code"] == "registrationCancelled", "\(gone.text)")
        }
    }

    @Test("The customer's page shows their codes of what is to come in its estate, and nobody else's")
    func customerPage() async throws {
        try await withScene { scene in
            let (lin, tea) = (try scene.visitor("lin"), try await Self.open(scene, "茶会"))
            let one = try await Self.register(scene, "13800138000", for: tea)
            let other = try await Self.register(scene, "13666667777", for: try await Self.open(scene, "健步走"))
            let item = try await lin.register(["reporter": ["person": one["person"], "name": "王建国"]])
            let path = "/api/v1/cases/\(item["number"].string)/page-links"
            let secret = try await lin.send(path, [:])["secret"].string
            let page = try await scene.stranger.get("/c/\(secret)").text
            #expect(page.contains(one["code"].string) && page.contains("茶会") && page.contains("<svg"))
            #expect(!page.contains(other["code"].string) && !page.contains("健步走"))
            let look: Tree = ["link": .text(secret)]
            let seats = try await scene.stranger.send("/api/v1/customer-page/looks", look)["activities"].items
            #expect(seats.count == 1 && seats[0]["heads"].int == 2 && seats[0]["title"] == "茶会")
            try scene.at("12:00")
            #expect(try await scene.stranger.send("/api/v1/customer-page/looks", look)["activities"].items.isEmpty)
        }
    }
}
