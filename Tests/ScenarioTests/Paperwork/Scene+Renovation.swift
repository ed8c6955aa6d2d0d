import Testing

extension Scene {
    /// A renovation whose drawings are in review.
    func handsIn(_ plan: [String: Tree]) async throws -> Tree {
        let lin = try visitor("lin")
        let item = try await lin.register(plan)
        let papers = ["plan", "licence"].map { field -> Tree in
            ["field": .text(field), "name": "\(field).png", "content": .text(PaperworkScenario.picture)]
        }
        try await lin.takes("add-papers", item, ["files": .list(papers)])
        return try await lin.takes("submit", item)
    }

    /// Each trade takes on its part of the review, reports it and says what it found.
    func reviews(_ item: Tree) async throws {
        try await guardsOrder()
        for (trade, words, verdict) in RenovationScenario.found {
            let user = trade == "fire" ? "guard" : "zhao"
            try await works(user, on: item, words)
            try await visitor(user).takes("review-\(trade)", item, ["form": ["review-\(trade)": verdict]])
        }
    }

    /// A renovation that may go on, a while after its papers came in.
    func permitsRenovation(_ plan: [String: Tree]) async throws -> Tree {
        let item = try await handsIn(plan)
        try await reviews(item)
        try at("09:10")
        return try await visitor("chen").takes("approve", item)
    }

    /// The works are stopped by an engineer with a picture, and guarded from a little later on.
    @discardableResult
    func stopsRenovation(_ item: Tree, _ action: String = "stop") async throws -> Tree {
        try await photographs("zhao", item)
        try at("10:00")
        let stopped = try await visitor("zhao").takes(action, item, RenovationScenario.breach)
        try at("10:30")
        return stopped
    }

    /// A round finds something at a place.
    func findsFault(at place: Tree) async throws {
        let points: Tree = [["key": "p1", "place": place]]
        let plan = try await visitor("chen").send("/api/v1/round-plans", Self.planOfRounds.with(["points": points]))
        #expect(plan.status == 201, "\(plan.text)")
        let zhao = try visitor("zhao")
        let round = try await zhao.get("/api/v1/rounds/mine")["mine"][0]["id"].string
        let found: Tree = ["point": "p1", "key": "k-1", "answers": ["c1": 0]]
        let visit = try await zhao.send("/api/v1/rounds/\(round)/visits", found)
        #expect(visit.status == 201, "\(visit.text)")
    }

    func passStates(_ item: Tree) async throws -> [String] {
        try await visitor("lin").get("/api/v1/cases/\(item["number"].string)/passes")["items"].items
            .map { $0["state"].string }
    }

    /// The code of the newest pass of a case.
    func code(of item: Tree) async throws -> String {
        let passes = try await visitor("lin").get("/api/v1/cases/\(item["number"].string)/passes")["items"].items
        return try #require(passes.last)["code"].string
    }
}
