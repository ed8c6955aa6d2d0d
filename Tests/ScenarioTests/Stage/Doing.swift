import Testing

/// The sentences of the scenarios.
extension Visitor {
    static let demand: Tree = [
        "desk": "property", "project": "garden", "kind": "repair", "channel": "telephone",
        "reporter": ["name": "王先生", "phone": "13500009999"], "text": "厨房水管漏水",
    ]

    /// Registers a demand; answers the case.
    @discardableResult
    func register(_ changes: [String: Tree] = [:], at place: SourceLocation = #_sourceLocation) async throws -> Tree {
        let answer = try await send("/api/v1/cases", Self.demand.with(changes))
        #expect(answer.status == 201, "\(answer.text)", sourceLocation: place)
        return answer.json
    }

    /// Tries an action.
    func tries(_ action: String, _ item: Tree, _ body: Tree = [:], _ more: [String: String] = [:]) async throws
        -> Answer
    {
        try await send("/api/v1/cases/\(item["number"].string)/actions/\(action)", body, more)
    }

    /// Takes an action that must be possible; answers the case.
    @discardableResult
    func takes(_ action: String, _ item: Tree, _ body: Tree = [:], at place: SourceLocation = #_sourceLocation)
        async throws -> Tree
    {
        let answer = try await tries(action, item, body)
        #expect(answer.status == 200, "\(action): \(answer.text)", sourceLocation: place)
        return answer.json
    }

    func sees(_ item: Tree) async throws -> Tree { try await get("/api/v1/cases/\(item["number"].string)").json }
    func timeline(_ item: Tree) async throws -> [Tree] {
        try await get("/api/v1/cases/\(item["number"].string)/timeline?limit=200")["items"].items
    }
}

extension Scene {
    /// A repair that Zhao was sent to and finished.
    func solved(_ changes: [String: Tree] = [:]) async throws -> Tree {
        let (lin, zhao) = (try visitor("lin"), try visitor("zhao"))
        let item = try await lin.register(changes)
        try await lin.takes("dispatch", item, ["to": "zhao"])
        try await zhao.takes("accept", item)
        return try await zhao.takes("solve", item, ["solution": "换了软管"])
    }
}

/// The promises of a case, one line each: `closed open by 09:30`, `first-answer kept by 09:10 at 09:00`.
func promises(_ item: Tree) -> [String] {
    func time(_ tree: Tree) -> String { String(tree.string.dropFirst(11).prefix(5)) }
    return item["promises"].items.map { one in
        let settled = one["settledAt"] == .null ? "" : " at \(time(one["settledAt"]))"
        return "\(one["kind"].string) \(one["state"].string) by \(time(one["dueAt"]))\(settled)"
    }
}

/// Checks that something was refused, with this status and code.
func refused(_ answer: Answer, _ status: Int, _ code: String, at place: SourceLocation = #_sourceLocation) {
    #expect(answer.status == status, "\(answer.text.prefix(400))", sourceLocation: place)
    #expect(answer["code"] == .text(code), "\(answer.text.prefix(400))", sourceLocation: place)
    #expect(answer.type.hasPrefix("application/problem+json"), sourceLocation: place)
}
