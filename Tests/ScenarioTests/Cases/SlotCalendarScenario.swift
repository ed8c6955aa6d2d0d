import Foundation
import Testing

@Suite("The calendar of what can be booked")
struct SlotCalendarScenario {
    private func book(_ scene: Scene, by user: String = "lin", _ span: String) async throws -> Tree {
        let lin = try scene.visitor(user)
        let item = try await lin.register([
            "kind": "room-booking", "text": "打球", "place": "3-1-802",
            "form": ["room": "court", "when": .text(span), "people": "4", "purpose": "打球", "rules": "yes"],
        ])
        try await lin.takes("book-court", item, [:])
        return item
    }

    private func hour(_ calendar: Tree, _ hour: Int) -> Tree { calendar["days"][0]["slots"][hour - 8] }

    @Test("Hours are free, taken and full; who may not see a case sees only that it is taken")
    func hours() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let first = try await book(scene, "2026-03-03T04:00:00Z/2026-03-03T06:30:00Z")
            let second = try await book(scene, "2026-03-03T05:00:00Z/2026-03-03T06:00:00Z")
            let told = try await lin.get("/api/v1/slots?what=court&from=2026-03-03").json
            #expect(told["days"].items.count == 7 && told["days"][0]["slots"].items.count == 14)
            #expect(told["kind"] == "room-booking" && told["field"] == "when" && told["capacity"] == 2)
            #expect(hour(told, 12)["taken"] == 1 && hour(told, 12)["free"] == 1)
            #expect(hour(told, 13)["free"] == 0 && hour(told, 14)["free"] == 1 && hour(told, 15)["free"] == 2)
            let numbers = hour(told, 13)["cases"].items.map(\.string)
            #expect(Set(numbers) == [first["number"].string, second["number"].string])
            #expect(hour(told, 8)["free"] == 0, "what is over is not booked")
            refused(try await lin.get("/api/v1/slots?what=moon"), 422, "noSlot")
            refused(try await lin.get("/api/v1/slots?what=court&from=soon"), 400, "badQuery")
            refused(try await lin.get("/api/v1/slots?what=court&project=moon"), 422, "unknownProject")
            let elsewhere = try await scene.visitor("bai").get("/api/v1/slots?what=court&from=2026-03-03")
            #expect(!elsewhere.text.contains(first["number"].string))
        }
    }

    @Test("A free hour leads to the intake of its procedure with the time filled in")
    func booking() async throws {
        try await withScene { scene in
            let page = try await scene.browser("lin").open("/slots?what=court&from=2026-03-04").text
            let found = try #require(page.firstMatch(of: /href="(\/intake\?[^"]*)"/))
            let link = String(found.1).replacing("&amp;", with: "&")
            let intake = try await scene.browser("lin").open(link).text
            #expect(intake.contains("2026-03-04T08:00") && intake.contains("2026-03-04T09:00"))
            #expect(intake.contains("form.when.from"))
            let lift = try await scene.browser("lin").open("/slots?what=lift").text
            #expect(lift.contains("请选择楼栋"))
        }
    }

    @Test("What each building has by itself is chosen from the list of buildings; one that is not there is refused")
    func buildings() async throws {
        try await withScene { scene in
            let (lin, page) = (try scene.visitor("lin"), scene.browser("lin"))
            let item = try await lin.register([
                "kind": "moving", "text": "搬家", "place": "3-1-802",
                "form": [
                    "way": "in", "when": "2026-03-04T01:00:00Z/2026-03-04T03:00:00Z", "mover": "大众搬场",
                    "protection": "yes",
                ],
            ])
            try await lin.takes("book", item, [:])
            let none = try await page.open("/slots?what=lift&from=2026-03-04").text
            #expect(none.contains("<option value=\"3\">") && !none.contains("<option value=\"3-1-802\">"))
            #expect(none.contains("请选择楼栋") && !none.contains(item["number"].string))
            let third = try await page.open("/slots?what=lift&building=3&from=2026-03-04").text
            #expect(third.contains("<option value=\"3\" selected>") && third.contains(item["number"].string))
            let room = try await lin.get("/api/v1/slots?what=lift&building=3-1-802&from=2026-03-04")
            #expect(room["building"] == "3" && room["days"][0]["slots"][1]["taken"] == 1)
            refused(try await lin.get("/api/v1/slots?what=lift&building=77"), 422, "unknownPlace")
            let stray = try await page.open("/slots?what=lift&building=77&from=2026-03-04")
            #expect(stray.status == 200 && stray.text.contains("请选择楼栋"))
        }
    }
}
