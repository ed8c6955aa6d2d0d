import Testing

@Suite("A case that was registered as another kind, under another category, at another place")
struct CorrectingScenario {
    @Test("Through the API: what is refused, and what it is afterwards")
    func api() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            var item = try await lin.register(["place": "3-1-802"])
            let reason: Tree = ["reason": "客户说的是投诉"]
            refused(try await lin.tries("reclassify", item, ["kind": "complaint"]), 422, "fieldMissing")
            refused(try await lin.tries("reclassify", item, reason), 422, "nothingToCorrect")
            refused(try await lin.tries("reclassify", item, reason.with(["kind": "x"])), 422, "unknownKind")
            refused(try await lin.tries("reclassify", item, reason.with(["category": "x"])), 422, "unknownCategory")
            refused(try await lin.tries("reclassify", item, reason.with(["place": "9-9-999"])), 422, "unknownPlace")
            let actions = try await lin.get("/api/v1/cases/\(item["number"].string)/actions")["items"].items
            let listed = try #require(actions.first { $0["action"] == "reclassify" })
            #expect(listed["fields"].items.map { $0["name"].string } == ["reason", "kind", "category", "place"])
            #expect(listed["fields"][1]["choices"].items.contains { $0["key"] == "complaint" })
            try await lin.takes("dispatch", item, ["to": "zhao"])
            refused(try await lin.tries("reclassify", item, reason.with(["kind": "complaint"])), 409, "tasksOpen")
            let zhao = try scene.visitor("zhao")
            refused(try await zhao.tries("reclassify", item, reason.with(["kind": "complaint"])), 403, "notAllowed")
            item = try await zhao.takes("decline", item, ["reason": "不是维修"])
            item = try await lin.takes(
                "reclassify", item, reason.with(["kind": "complaint", "category": "engineering.lifts"]))
            #expect(item["kind"] == "complaint" && item["category"] == "engineering.lifts")
            #expect(item["stage"] == "registered" && item["place"]["key"] == "3-1-802")
            #expect(try await lin.timeline(item).last?["words"] == "客户说的是投诉")
        }
    }

    @Test("On the page: what it is stands filled in, what is refused keeps what was typed, the timeline says both")
    func page() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(["place": "3-1-802", "category": "engineering.plumbing.leak"])
            let desk = scene.browser("lin")
            let here = "/cases/\(item["number"].string)"
            let form = try await desk.open(here + "?open=act-reclassify").text
            #expect(form.contains("value=\"3-1-802\"") && form.contains("<optgroup"))
            let path = here + "/actions/reclassify"
            let bad = try await desk.submit(path, ["place": "9-9-999", "reason": "听错了门牌", "kind": "repair"])
            #expect(bad.status == 422 && bad.text.contains("没有“9-9-999”这个位置。"))
            #expect(bad.text.contains("value=\"9-9-999\"") && bad.text.contains("听错了门牌"))
            let none = try await desk.submit(path, ["place": "3-1-802", "reason": "听错了门牌", "kind": "repair"])
            #expect(none.status == 422 && none.text.contains("没有要更正的"))
            let good = ["kind": "complaint", "category": "engineering.plumbing.leak", "reason": "是投诉"]
            #expect(try await desk.submit(path, good).status == 303)
            let page = try await desk.open(here).text
            #expect(page.contains("类型：报修 → 投诉") && page.contains("是投诉") && !page.contains("分类：工程"))
            let english = try await lin.speaking("en").tries("reclassify", item, ["reason": "x"])
            #expect(english.text.contains("Nothing is different"))
        }
    }
}
