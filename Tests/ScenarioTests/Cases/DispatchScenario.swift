import Testing

@Suite("Sending work out")
struct DispatchScenario {
    @Test("Declined work goes to somebody else; its reason stays")
    func declined() async throws {
        try await withScene { scene in
            let (lin, zhao, qian) = (try scene.visitor("lin"), try scene.visitor("zhao"), try scene.visitor("qian"))
            var item = try await lin.register()
            try await lin.takes("dispatch", item, ["to": "zhao"])
            refused(try await zhao.tries("decline", item), 422, "fieldMissing")
            item = try await zhao.takes("decline", item, ["reason": "在别处抢修"])
            #expect(item["stage"] == "declined" && item["tasks"][0]["reason"] == "在别处抢修")
            item = try await lin.takes("dispatch", item, ["to": "qian"])
            #expect(item["tasks"].items.map { $0["state"].string } == ["declined", "sent"])
            #expect(try await qian.takes("accept", item)["assignee"]["name"] == "钱师傅")
            #expect(try await zhao.get("/api/v1/cases/\(item["number"].string)").status == 404)
        }
    }

    @Test("Work in a department's queue belongs to whoever takes it first")
    func queue() async throws {
        try await withScene { scene in
            let (lin, zhao, qian) = (try scene.visitor("lin"), try scene.visitor("zhao"), try scene.visitor("qian"))
            let item = try await lin.register()
            let sent = try await lin.takes("dispatch", item, ["to": "engineering"])
            #expect(sent["assignee"] == .null)
            #expect(try await qian.get("/api/v1/cases")["items"].items.count == 1)
            try await zhao.takes("accept", item)
            #expect(try await qian.get("/api/v1/cases")["items"].items.isEmpty)
            refused(try await qian.tries("accept", item), 404, "unknownCase")
        }
    }

    @Test("Work that was taken back is nobody's any more")
    func takenBack() async throws {
        try await withScene { scene in
            let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
            let item = try await lin.register()
            try await lin.takes("dispatch", item, ["to": "zhao"])
            let other = try await lin.takes("dispatch", item, ["to": "qian"])
            #expect(other["tasks"].items.map { $0["state"].string } == ["taken-back", "sent"])
            refused(try await zhao.tries("accept", item), 404, "unknownCase")
        }
    }

    @Test("Waiting stops the clocks: due times move by as long as it stood")
    func waiting() async throws {
        try await withScene { scene in
            let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
            var item = try await lin.register()
            try await lin.takes("dispatch", item, ["to": "zhao"])
            try await zhao.takes("accept", item)
            try scene.at("09:10")
            let until: Tree = "2026-03-03T10:00:00+08:00"
            item = try await zhao.takes("wait", item, ["reason": "parts", "until": until])
            #expect(item["phase"] == "waiting" && item["waiting"]["reason"] == "parts")
            #expect(item["waiting"]["since"] == "2026-03-03T09:10:00+08:00" && item["waiting"]["until"] == until)
            #expect(item["promises"][1]["paused"] == true)
            try scene.at("10:00")
            item = try await zhao.takes("resume", item)
            #expect(item["phase"] == "open" && item["waiting"] == .null && item["promises"][1]["paused"] == false)
            #expect(promises(item)[1] == "closed open by 10:20")
            try scene.at("10:20")
            try await zhao.takes("solve", item, ["solution": "配件到了"])
            let closed = try await scene.visitor("hui").takes("confirm", item, ["satisfied": true])
            #expect(promises(closed)[1] == "closed kept by 10:20 at 10:20")
        }
    }

    @Test("Why work waits is one of the desk's reasons; what was added to it stands on the timeline, as text")
    func waitingReason() async throws {
        try await withScene { scene in
            let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
            let item = try await lin.register()
            try await lin.takes("dispatch", item, ["to": "zhao"])
            try await zhao.takes("accept", item)
            let answer = try await zhao.tries("wait", item, ["reason": "tired"])
            refused(answer, 422, "unknownWord")
            #expect(answer["fields"][0]["field"] == "reason")
            try await zhao.takes("wait", item, ["reason": "parts", "note": "密封圈 <b>三天</b>"])
            let page = try await scene.browser("lin").open("/cases/\(item["number"].string)").text
            #expect(page.contains("密封圈 &lt;b&gt;三天&lt;/b&gt;") && page.contains("等材料配件"))
            #expect(try await lin.timeline(item).contains { $0["words"] == "密封圈 <b>三天</b>" })
        }
    }

    @Test("Unknown people and departments are refused by name")
    func unknown() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register()
            let answer = try await lin.tries("dispatch", item, ["to": "nobody"])
            refused(answer, 422, "unknownRecipient")
            #expect(answer["fields"][0]["field"] == "to" && answer["detail"].string.contains("nobody"))
            refused(try await lin.tries("dispatch", item), 422, "fieldMissing")
        }
    }
}

extension DispatchScenario {
    @Test("Suggestions come with their reasons, by the API and in the form")
    func suggestions() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(["category": "engineering.plumbing.leak"])
            let found = try await lin.get("/api/v1/cases/\(item["number"].string)/suggestions")["items"].items
            #expect(Set(found.map { $0["user"].string }) == ["zhao", "qian"])
            #expect(found.allSatisfy { $0["open"] == 0 && $0["nearness"] == "elsewhere" && $0["onDuty"] == false })
            let page = try await scene.browser("lin").open("/cases/\(item["number"].string)?open=act-dispatch").text
            #expect(page.contains("<optgroup label=\"推荐\">") && page.contains("未当班 · 0 件在手"))
            refused(
                try await scene.visitor("hui").get("/api/v1/cases/\(item["number"].string)/suggestions"), 403,
                "notAllowed")
        }
    }
}
