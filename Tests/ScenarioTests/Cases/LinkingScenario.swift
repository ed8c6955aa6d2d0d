import Testing

@Suite("Linking, duplicates, and a merge that is undone")
struct LinkingScenario {
    @Test("A link stands on both cases and both timelines; taken back it is gone from both, and both say why")
    func links() async throws {
        try await withScene { scene in
            let (lin, bai, root) = (try scene.visitor("lin"), try scene.visitor("bai"), try scene.visitor("root"))
            let (leak, stain) = (try await lin.register(), try await lin.register(["text": "天花板发黄"]))
            let uri = "/api/v1/cases/\(stain["number"].string)/links"
            let made = try await lin.send(uri, ["relation": "caused-by", "with": leak["number"]])
            #expect(made.status == 201 && made["version"] == 2)
            #expect(try await lin.get(uri)["items"][0]["relation"] == "caused-by")
            let other = try await lin.get("/api/v1/cases/\(leak["number"].string)/links")["items"][0]
            #expect(other["relation"] == "causes" && other["case"] == stain["number"])
            for item in [leak, stain] { #expect(try await lin.timeline(item).last?["act"] == "link") }
            refused(try await lin.send(uri, ["relation": "caused-by", "with": leak["number"]]), 409, "linkedAlready")
            refused(try await lin.send(uri, ["relation": "related", "with": stain["number"]]), 422, "mergeIntoItself")
            let hui = try scene.visitor("hui")
            refused(try await hui.send(uri, ["relation": "related", "with": leak["number"]]), 403, "notAllowed")
            let page = try await scene.browser("lin").open("/cases/\(stain["number"].string)")
            #expect(page.text.contains("起因是") && page.text.contains("unlink-"))
            let end = "\(uri)/\(other["id"].string)/withdrawal"
            refused(try await lin.send(end, ["reason": " "]), 422, "fieldMissing")
            #expect(try await lin.send(end, ["reason": "不是一回事"]).status == 200)
            refused(try await lin.send(end, ["reason": "再来"]), 404, "unknownLink")
            for item in [leak, stain] {
                let last = try await lin.timeline(item).last
                #expect(last?["act"] == "unlink" && last?["words"].string.contains("不是一回事") == true)
            }
            #expect(try await lin.get(uri)["items"] == [])
            // No write touches two projects; whoever may not see the other is told that there is none.
            let foreign = try await root.register(["project": "tower", "text": "大厦的秘密"])
            refused(try await lin.send(uri, ["relation": "related", "with": foreign["number"]]), 422, "unknownOther")
            refused(try await bai.send(uri, ["relation": "related", "with": foreign["number"]]), 404, "unknownCase")
            let across: Tree = ["relation": "related", "with": foreign["number"]]
            refused(try await root.send(uri, across), 422, "linkAcrossProjects")
        }
    }

    @Test("A merge that was wrong is undone: stage, work and promises as if it had never been")
    func unmerge() async throws {
        try await withScene { scene in
            let (lin, chen, zhao) = (try scene.visitor("lin"), try scene.visitor("chen"), try scene.visitor("zhao"))
            let (kept, twin, wrong) = (try await lin.register(), try await lin.register(), try await lin.register())
            for item in [twin, wrong] {
                try await lin.takes("dispatch", item, ["to": "zhao"])
                try await zhao.takes("accept", item)
            }
            try scene.at("09:05")
            refused(try await chen.tries("unmerge", wrong, ["reason": "x"]), 409, "notAllowedNow")
            try await chen.takes("merge", wrong, ["into": kept["number"]])
            try scene.at("09:40")
            _ = try await lin.send(
                "/api/v1/cases/\(kept["number"].string)/messages", ["text": "师傅在路上", "audience": "customer"])
            refused(try await lin.tries("unmerge", wrong, ["reason": "x"]), 403, "notAllowed")
            refused(try await chen.tries("unmerge", wrong), 422, "fieldMissing")
            let back = try await chen.takes("unmerge", wrong, ["reason": "楼层不同"])
            let same = try await lin.sees(twin)
            #expect(back["stage"] == same["stage"] && back["phase"] == "open" && back["mergedInto"] == .null)
            #expect(promises(back) == promises(same) && back["outcome"] == .null && back["closedAt"] == .null)
            #expect(back["tasks"][0]["state"] == "accepted" && back["assignee"] == same["assignee"])
            #expect(back["actions"] == (try await chen.sees(twin))["actions"])
            let entry = try await lin.timeline(wrong).last
            #expect(entry?["act"] == "unmerge" && entry?["words"] == "楼层不同")
            #expect(entry?["events"].words.contains("leftBehind") == true)
            #expect(try await lin.timeline(kept).last?["act"] == "released")
            let page = try await scene.browser("chen").open("/cases/\(wrong["number"].string)")
            #expect(page.text.contains("师傅在路上") && page.text.contains("撤销合并"))
            refused(try await chen.tries("unmerge", wrong, ["reason": "x"]), 409, "notAllowedNow")
            try await zhao.takes("solve", wrong, ["solution": "好了"])
        }
    }

    @Test("Likely duplicates stand on the case; one click merges or links; what is none is not asked again")
    func duplicates() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            let first = try await lin.register(["place": "3-1-802"])
            let second = try await lin.register(["place": "3-1-803", "text": "厨房水管漏水，快来修"])
            _ = try await lin.register(["place": "3-1-803", "text": "电梯里的灯坏了"])
            let uri = "/api/v1/cases/\(second["number"].string)/duplicates"
            let found = try await lin.get(uri)["items"].items
            #expect(found.map { $0["case"] } == [first["number"]])
            let sheet = try await scene.browser("chen").open("/cases/\(second["number"].string)/duplicates")
            #expect(sheet.text.contains("可能重复") && sheet.text.contains("合并到这件"))
            let agents = try await scene.browser("lin").open("/cases/\(second["number"].string)/duplicates")
            #expect(agents.text.contains("标为重复") && !agents.text.contains("合并到这件"))
            let apart = "/api/v1/cases/\(second["number"].string)/distinct"
            #expect(try await lin.send(apart, ["other": first["number"]]).status == 200)
            #expect(try await lin.get(uri)["items"] == [])
            #expect(try await lin.get("/api/v1/cases/\(first["number"].string)/duplicates")["items"] == [])
            let third = try await lin.register(["place": "3-1-802"])
            #expect(try await lin.get("/api/v1/cases/\(third["number"].string)/duplicates")["items"].items.count == 2)
            let merged = try await scene.browser("chen").submit(
                "/cases/\(third["number"].string)/actions/merge", ["into": first["number"].string])
            #expect(merged.status == 303)
            #expect(try await chen.sees(third)["outcome"] == "merged")
            let linked = try await scene.browser("lin").submit(
                "/cases/\(second["number"].string)/links", ["relation": "duplicate-of", "with": "2603-99999"])
            #expect(linked.status == 422 && linked.text.contains("value=\"2603-99999\""))
        }
    }
}
