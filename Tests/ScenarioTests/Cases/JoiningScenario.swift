import Testing

@Suite("Splitting, merging, handing over, ending")
struct JoiningScenario {
    @Test("A demand with two parts becomes two more cases of the same customer")
    func split() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(["place": "3-1-802"])
            try await lin.takes(
                "split", item,
                ["parts": [["text": "阳台灯不亮", "title": "阳台灯"], ["text": "邻居太吵", "kind": "complaint"]]])
            let all = try await lin.get("/api/v1/cases?sort=oldest")["items"].items
            #expect(all.map { $0["text"].string } == ["厨房水管漏水", "阳台灯不亮", "邻居太吵"])
            #expect(all.map { $0["kind"].string } == ["repair", "repair", "complaint"])
            #expect(all.allSatisfy { $0["place"]["key"] == "3-1-802" && $0["reporter"]["name"] == "王先生" })
            refused(try await lin.tries("split", item, ["parts": []]), 422, "fieldMissing")
        }
    }

    @Test("A double is merged into the other; both know it")
    func merge() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            let (kept, double) = (try await lin.register(), try await lin.register())
            refused(try await lin.tries("merge", double, ["into": kept["number"]]), 403, "notAllowed")
            refused(try await chen.tries("merge", double, ["into": double["number"]]), 422, "mergeIntoItself")
            refused(try await chen.tries("merge", double, ["into": "2603-99999"]), 404, "unknownCase")
            let merged = try await chen.takes("merge", double, ["into": kept["number"], "reason": "同一件事"])
            #expect(
                merged["phase"] == "cancelled" && merged["outcome"] == "merged" && merged["mergedInto"] == kept["id"])
            #expect(promises(merged).dropFirst().allSatisfy { $0.contains(" void ") })
            #expect(try await lin.timeline(kept).last?["act"] == "absorb")
            refused(try await chen.tries("merge", kept, ["into": double["number"]]), 409, "mergeNeedsAnOpenCase")
        }
    }

    @Test("Chasing is counted and told; another priority promises anew; another agent owns it")
    func followed() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            var item = try await lin.register()
            try scene.at("09:10")
            item = try await lin.takes("chase", item, ["text": "师傅怎么还没来"])
            item = try await lin.takes("chase", item)
            #expect(item["chased"] == 2)
            item = try await lin.takes("reprioritise", item, ["priority": "major", "reason": "水漫到楼下"])
            #expect(item["priority"] == "major")
            let running = promises(item).filter { $0.contains(" open ") }.sorted()
            #expect(running == ["closed open by 15:00", "next-word open by 09:20", "on-the-spot open by 09:30"])
            item = try await chen.takes("assign", item, ["agent": "chen"])
            #expect(item["agent"]["name"] == "陈主管")
            refused(try await chen.tries("assign", item, ["agent": "engineering"]), 422, "unknownRecipient")
        }
    }

    @Test("Withdrawn and cancelled cases owe nothing any more", arguments: ["withdraw", "cancel"])
    func ended(_ action: String) async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            let item = try await lin.register()
            try await lin.takes("dispatch", item, ["to": "zhao"])
            let ended = try await chen.takes(action, item, ["reason": "客户说不用了"])
            #expect(ended["phase"] == "cancelled" && ended["tasks"][0]["state"] == "taken-back")
            #expect(ended["outcome"] == (action == "withdraw" ? "withdrawn" : "cancelled"))
            #expect(promises(ended).contains("closed void by 09:30 at 09:00"))
            let late = try await lin.tries("dispatch", item, ["to": "zhao"])
            refused(late, 409, "notAllowedNow")
            #expect(ended["actions"] == [])
        }
    }

    @Test("The actions that are listed are those that are taken; each says what it needs")
    func actions() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register()
            let listed = try await lin.get("/api/v1/cases/\(item["number"].string)/actions")["items"].items
            #expect(listed.map { $0["action"].string } == item["actions"].words)
            let dispatch = try #require(listed.first { $0["action"] == "dispatch" })
            #expect(dispatch["fields"][0] == ["name": "to", "required": true, "choices": .null])
            refused(try await lin.tries("arrive", item), 409, "notAllowedNow")
            refused(try await lin.tries("cancel", item, ["reason": "x"]), 403, "notAllowed")
            refused(try await lin.tries("explode", item), 404, "unknownAction")
        }
    }
}
