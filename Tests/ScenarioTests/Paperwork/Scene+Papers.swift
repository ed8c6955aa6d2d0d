import Testing

extension Scene {
    /// Somebody takes on the work that lies with their department, and reports it done.
    @discardableResult
    func works(
        _ user: String, on item: Tree, _ words: Tree, at place: SourceLocation = #_sourceLocation
    ) async throws -> Tree {
        let worker = try visitor(user)
        try await worker.takes("accept-work", item, at: place)
        return try await worker.takes("report-work", item, ["text": words], at: place)
    }

    /// The guard works in the department that keeps order: covers lifts, looks at fire safety, sees visitors off.
    @discardableResult
    func guardsOrder() async throws -> Visitor {
        let root = try visitor("root")
        let staff = try await root.get("/api/v1/staff?limit=200")["items"].items
        let id = try #require(staff.first { $0["user"] == "guard" })["id"].string
        #expect(try await root.send(.put, "/api/v1/staff/\(id)", ["departments": ["order"]]).status == 200)
        return try visitor("guard")
    }

    /// Somebody puts a picture on a case.
    func photographs(_ user: String, _ item: Tree, at place: SourceLocation = #_sourceLocation) async throws {
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]
        let path = "/api/v1/cases/\(item["number"].string)/attachments"
        let answer = try await visitor(user).upload(path, name: "spot.png", bytes: png)
        #expect(answer.status == 201, "\(answer.text.prefix(400))", sourceLocation: place)
    }
}

extension Answer {
    /// The fields that a refusal is about.
    var wrongFields: [String] { self["fields"].items.map { $0["field"].string } }
}

/// The work on a case, one line each: `抄表 sent`.
func work(on item: Tree) -> [String] {
    item["tasks"].items.map { "\($0["note"].string) \($0["state"].string)" }
}

/// The promises that a procedure made by itself: `dispute.heard open`.
func declaredPromises(_ item: Tree) -> [String] {
    item["promises"].items.map { "\($0["level"].string) \($0["state"].string)" }
}
