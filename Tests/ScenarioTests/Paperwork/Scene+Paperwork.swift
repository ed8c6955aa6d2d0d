import Testing

extension Scene {
    /// Checks that something is refused, and that nothing of a case is other than before.
    @discardableResult
    func refuses(
        _ status: Int, _ code: String, on item: Tree, at place: SourceLocation = #_sourceLocation,
        _ trying: () async throws -> Answer
    ) async throws -> Answer {
        let chen = try visitor("chen")
        let before = try await chen.sees(item)
        let answer = try await trying()
        refused(answer, status, code, at: place)
        #expect(try await chen.sees(item) == before, sourceLocation: place)
        return answer
    }

    /// Checks that a paper is not taken in for what is wrong with its form, and that no case comes of it.
    func turnsAway(
        _ paper: [String: Tree], _ faults: [String], at place: SourceLocation = #_sourceLocation
    ) async throws {
        let (lin, list) = (try visitor("lin"), "/api/v1/cases?kind=\(paper["kind"]?.string ?? "")")
        let before = try await lin.get(list).json
        let answer = try await lin.send("/api/v1/cases", Visitor.demand.with(paper))
        refused(answer, 422, "formWrong", at: place)
        let told = answer["fields"].items.map { "\($0["field"].string) \($0["detail"].string)" }
        #expect(told == faults, sourceLocation: place)
        #expect(try await lin.get(list).json == before, sourceLocation: place)
    }

    /// The numbers of the cases that a field of their form lists.
    func listed(_ condition: String) async throws -> [String] {
        try await visitor("lin").get("/api/v1/cases?field=\(condition)")["items"].items.map { $0["number"].string }
    }

    /// What the customer of a case was told, oldest first.
    func told(_ item: Tree) async throws -> [String] {
        try await visitor("lin").timeline(item).filter { $0["act"] == "message" }.map { $0["words"].string }
    }
}
