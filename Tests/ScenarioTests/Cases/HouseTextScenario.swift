import Foundation
import Testing

@Suite("The house's categories, levels and rounds, over HTTP and on their pages")
struct HouseTextScenario {
    private static let address = "/api/v1/house-texts/levels"
    private static let old = "key: praise\n"
    private static let new = "key: praise\n    retired: true\n"

    @Test("Read, checked with its effect, drafted, published, gone back; what is wrong is refused")
    func way() async throws {
        try await withScene { scene in
            let (root, lin) = (try scene.visitor("root"), try scene.visitor("lin"))
            refused(try await lin.get("/api/v1/house-texts"), 403, "notAllowed")
            refused(try await root.get("/api/v1/house-texts/desk"), 404, "unknownProcedure")
            let texts = try await root.get("/api/v1/house-texts")["items"].items.map { $0["text"] }
            #expect(texts.prefix(3) == ["categories", "levels", "rounds"] && texts.contains("paperwork"))
            let sheet = try await root.get(Self.address)
            #expect(sheet["state"] == "delivered" && sheet["version"] == 1)
            let source = sheet["source"].string
            let changed: [String: Tree] = ["source": .text(source.replacing(Self.old, with: Self.new))]
            let check = try await root.send("\(Self.address)/check", .object(changed))
            #expect(check["fault"] == .null && check["effect"]["rows"][0]["changes"] == ["retired"])
            let wrong: [String: Tree] = ["source": .text(source.replacing("closed: 18h", with: "closed: bald"))]
            let fault = try await root.send("\(Self.address)/check", .object(wrong))
            #expect(fault["effect"] == .null && fault["fault"]["reason"].string.contains("length of time"))
            let held: Tree = ["basedOn": 1, "note": "不再单列"]
            refused(try await root.send("\(Self.address)/versions", held.with(wrong)), 422, "procedureFaulty")
            let draft = try await root.send(.put, "\(Self.address)/draft", Tree.object(changed).with(["revision": 0]))
            #expect(draft["draft"]["revision"] == 1)
            let published = try await root.send("\(Self.address)/versions", held.with(changed))
            #expect(published.status == 201 && published["version"] == 1001 && published["draft"] == .null)
            refused(try await root.send("\(Self.address)/versions", held.with(changed)), 409, "procedureStale")
            let version = try await root.get("\(Self.address)/versions/1001")
            #expect(version["difference"] == [] && version["source"] == Tree.object(changed)["source"])
            let back: Tree = ["source": .text(source), "basedOn": 1001, "note": "照旧"]
            #expect(try await root.send("\(Self.address)/versions", back)["state"] == "delivered")
        }
    }

    @Test("The pages: the list, the text with its effect, a key in use keeps what was typed, published")
    func pages() async throws {
        try await withScene { scene in
            let (root, lin) = (scene.browser("root"), try scene.visitor("lin"))
            let item = try await lin.register()
            #expect(try await root.open("/procedures").text.contains("/house-texts/levels"))
            #expect(try await root.open("/house-texts/no-such").status == 404)
            for text in ["categories", "levels", "rounds"] {
                let page = try await root.open("/house-texts/\(text)")
                #expect(page.status == 200 && page.text.contains("与现行的相比没有变化"), "\(text)")
            }
            let source = try await scene.visitor("root").get(Self.address)["source"].string
            let lost = source.replacing("key: repair-general\n", with: "key: repairs\n")
            let part = try await root.submit("/house-texts/levels/check", ["source": lost]).text
            #expect(part.contains("repair-general") && part.contains(item["number"].string), "\(part.prefix(800))")
            let fields = ["do": "publish", "source": lost, "base": "1", "note": "改名字"]
            let kept = try await root.submit("/house-texts/levels", fields)
            #expect(kept.status == 409 && kept.text.contains("key: repairs") && kept.text.contains("value=\"改名字\""))
            let good = fields.merging(["source": source.replacing(Self.old, with: Self.new)]) { $1 }
            let done = try await root.submit("/house-texts/levels", good)
            #expect(done.location == "/house-texts/levels?done=published", "\(done.text.prefix(300))")
            #expect(try await root.open("/house-texts/levels?version=1").text.contains("retired: true"))
        }
    }

    @Test("What procedures share: read, checked, tried with one of them, published, on its page and by the API")
    func shared() async throws {
        try await withScene { scene in
            let (root, page) = (try scene.visitor("root"), scene.browser("root"))
            let address = "/api/v1/house-texts/paperwork"
            refused(try await root.get("/api/v1/house-texts/Bad%2Fname"), 404, "unknownProcedure")
            let sheet = try await root.get(address)
            #expect(sheet["text"] == "paperwork" && sheet["file"] == "procedures/paperwork.yaml")
            #expect(sheet["state"] == "delivered" && sheet["version"] == 1)
            let old = sheet["source"].string
            let new = old.replacing("name: { zh: 接手,", with: "name: { zh: 接办,")
            let check = try await root.send("\(address)/check", ["source": .text(new)])
            #expect(check["fault"] == .null)
            #expect(check["effect"]["rows"].items.contains { $0["key"] == "moving.accept-work" })
            let wrong = old.replacing("to: withdrawn", with: "to: withdrawm")
            #expect(try await root.send("\(address)/check", ["source": .text(wrong)])["fault"]["line"].int > 0)
            refused(
                try await root.send(
                    "\(address)/versions", ["source": .text(wrong), "basedOn": 1, "note": "改"]), 422, "procedureFaulty")
            let trial = try await root.send(
                "/api/v1/procedure-texts/room-booking/trial",
                ["source": .text(new), "shared": "paperwork", "form": Self.room])
            #expect(trial["stage"] == "applied" && trial["choices"].items.contains { $0["name"] == "接办" })
            refused(
                try await root.send(
                    "/api/v1/procedure-texts/repair/trial", ["source": .text(new), "shared": "paperwork"]), 404,
                "unknownProcedure")
            let shown = try await page.open("/house-texts/paperwork").text
            #expect(shown.contains("搬家预约") && shown.contains("/procedures/moving/trial"))
            let tried = try await page.submit("/procedures/moving/trial", ["source": new, "shared": "paperwork"])
            #expect(tried.status == 200 && tried.text.contains("name=\"shared\" value=\"paperwork\""))
            let fields = ["do": "publish", "source": new, "base": "1", "note": "说法"]
            let done = try await page.submit("/house-texts/paperwork", fields)
            #expect(done.location == "/house-texts/paperwork?done=published", "\(done.text.prefix(300))")
            let moving = try await root.get("/api/v1/procedure-texts/moving")
            #expect(moving["state"] == "changed" && moving["versions"][0]["note"].string.contains("说法"))
        }
    }

    private static let room: Tree = [
        "room": "court", "when": "2026-03-05T04:00:00Z/2026-03-05T06:00:00Z", "people": "4", "purpose": "打球",
        "rules": "yes",
    ]
}
