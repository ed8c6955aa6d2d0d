import Testing

@Suite("The board")
struct BoardTests {
    @Test("Its numbers are those of the cases, whatever happened to them")
    func equal() async throws {
        try await withScene { scene in
            let (lin, chen, hui) = (try scene.visitor("lin"), try scene.visitor("chen"), try scene.visitor("hui"))
            let first = try await scene.solved()
            try await hui.takes("confirm", first, ["satisfied": true, "rating": 4])
            let second = try await scene.solved(["category": "engineering.plumbing.leak"])
            try await hui.takes("confirm", second, ["satisfied": false, "rating": 2])
            try await chen.takes("cancel", try await lin.register(), ["reason": "重复"])
            let third = try await lin.register(["kind": "complaint", "priority": "major"])
            try await lin.takes("dispatch", third, ["to": "engineering"])
            _ = try await scene.solved()
            try await lin.register(["kind": "consultation", "answer": "可以"])
            try await scene.visitor("bai").register(["project": "tower"])
            try scene.at("09:40")
            let board = try await lin.get("/api/v1/board").json
            let items = try await lin.get("/api/v1/cases?limit=200")["items"].items
            try Self.compare(board, items)
            #expect(board["day"] == "2026-03-03" && board["zone"] == "Asia/Shanghai")
            #expect(board["projects"] == [["key": "garden", "count": 3]])
            #expect(board["today"]["opened"] == 6 && board["today"]["closed"] == 2)
            #expect(board["today"]["rating"] == 3.0)
        }
    }

    /// Checks that each number of the board at 09:40 is that of the cases.
    static func compare(_ board: Tree, _ items: [Tree]) throws {
        let live = items.filter { ["open", "waiting", "solved", "confirming"].contains($0["phase"].string) }
        #expect(board["open"].int == live.count)
        for phase in board["phases"].items {
            #expect(phase["count"].int == items.count { $0["phase"] == phase["key"] }, "\(phase)")
        }
        for kind in board["kinds"].items {
            #expect(kind["count"].int == live.count { $0["kind"] == kind["key"] }, "\(kind)")
        }
        let late = live.filter { item in
            item["promises"].items.contains { $0["state"] == "open" && $0["dueAt"].string < "2026-03-03T09:40" }
        }
        #expect(board["overdue"].int == late.count)
        #expect(board["today"]["opened"].int == items.count)
        #expect(board["today"]["closed"].int == items.count { $0["phase"] == "closed" })
        let settled = items.flatMap { $0["promises"].items }.map { $0["state"].string }
        #expect(board["today"]["promisesKept"].int == settled.count { $0 == "kept" })
        #expect(board["today"]["promisesBroken"].int == settled.count { $0 == "broken" })
    }

    @Test("Each project has its own; one that may not be seen is not there")
    func projects() async throws {
        try await withScene { scene in
            try await scene.visitor("lin").register()
            #expect(try await scene.visitor("bai").get("/api/v1/board")["open"] == 0)
            #expect(try await scene.visitor("root").get("/api/v1/board?project=garden")["open"] == 1)
            #expect(try await scene.visitor("root").get("/api/v1/board?project=tower")["open"] == 0)
            refused(try await scene.visitor("bai").get("/api/v1/board?project=garden"), 422, "unknownProject")
        }
    }
}
