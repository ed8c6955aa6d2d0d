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
            #expect(texts == ["categories", "levels", "rounds"])
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
}
