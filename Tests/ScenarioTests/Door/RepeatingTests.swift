import Testing

@Suite("Repeated and stale requests")
struct RepeatingTests {
    @Test("The same key and body answer the first answer again; another body is a conflict")
    func sameKey() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let key = ["Idempotency-Key": "k-1"]
            let first = try await lin.send("/api/v1/cases", Visitor.demand, key)
            let again = try await lin.send("/api/v1/cases", Visitor.demand, key)
            #expect(first.status == 201 && again.status == 201 && first["number"] == again["number"])
            refused(
                try await lin.send("/api/v1/cases", Visitor.demand.with(["text": "别的"]), key), 409,
                "keyUsedForAnotherRequest")
            let other = try await scene.visitor("chen").send("/api/v1/cases", Visitor.demand, key)
            #expect(other.status == 201 && other["number"] != first["number"])
            #expect(try await lin.get("/api/v1/cases")["items"].items.count == 2)
            let long = ["Idempotency-Key": String(repeating: "k", count: 201)]
            refused(try await lin.send("/api/v1/cases", Visitor.demand, long), 400, "badKey")
        }
    }

    @Test("Ten at once with one key make one case")
    func inParallel() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let numbers = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        try await lin.send("/api/v1/cases", Visitor.demand, ["Idempotency-Key": "p"])["number"].string
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(numbers.count == 1)
            #expect(try await lin.get("/api/v1/cases")["items"].items.count == 1)
        }
    }

    @Test("A refused request leaves its key free for the mended one")
    func refusedKey() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let key = ["Idempotency-Key": "k-2"]
            #expect(try await lin.send("/api/v1/cases", Visitor.demand.with(["text": ""]), key).status == 422)
            #expect(try await lin.send("/api/v1/cases", Visitor.demand, key).status == 201)
        }
    }

    @Test("Every POST of the API knows keys", arguments: ["messages", "promises", "actions/chase"])
    func everyPost(_ tail: String) async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let path = "/api/v1/cases/\(try await lin.register()["number"].string)/\(tail)"
            let body: Tree = [
                "text": "请尽快", "audience": "inside", "kind": "free", "words": "我会办好", "dueAt": "2026-03-03T12:00:00Z",
            ]
            let first = try await lin.send(path, body, ["Idempotency-Key": "k"])
            let again = try await lin.send(path, body, ["Idempotency-Key": "k"])
            #expect(first.status < 300 && first["version"] == again["version"], "\(first.text)")
            let other = try await lin.send(path, body.with(["text": "别的"]), ["Idempotency-Key": "k"])
            refused(other, 409, "keyUsedForAnotherRequest")
        }
    }

    @Test("People, places, staff and views know keys too")
    func directoryPosts() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let bodies: [(String, Tree)] = [
                ("people", ["project": "garden", "name": "新客户"]),
                ("places", ["project": "garden", "kind": "room", "code": "3-1-999", "name": "新房"]),
                ("staff", ["user": "neu", "name": "新人", "password": "long-enough", "roles": ["agent"]]),
                ("views", ["name": "我的", "address": "phase=open"]),
            ]
            for (path, body) in bodies {
                let first = try await root.send("/api/v1/\(path)", body, ["Idempotency-Key": "d-\(path)"])
                let again = try await root.send("/api/v1/\(path)", body, ["Idempotency-Key": "d-\(path)"])
                #expect(first.status == 201 && again.status == 201, "\(path): \(again.text)")
                #expect(first["id"] == again["id"], "\(path)")
                let key = ["Idempotency-Key": "d-\(path)"]
                let other = try await root.send("/api/v1/\(path)", body.with(["name": "别的"]), key)
                refused(other, 409, "keyUsedForAnotherRequest")
            }
        }
    }

    @Test("A stale version is refused with what is there now; the right one goes through")
    func stale() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            let item = try await lin.register()
            let seen = "\"\(item["version"].int)\""
            #expect(try await lin.get("/api/v1/cases/\(item["number"].string)").header("ETag") == seen)
            try await chen.takes("chase", item)
            let late = try await lin.tries("dispatch", item, ["to": "zhao"], ["If-Match": seen])
            refused(late, 412, "stale")
            #expect(late["current"]["version"].int == item["version"].int + 1 && late["current"]["chased"] == 1)
            let current = "W/\"\(late["current"]["version"].int)\""
            #expect(try await lin.tries("dispatch", item, ["to": "zhao"], ["If-Match": current]).status == 200)
            let promise: Tree = ["kind": "free", "words": "我会办好", "dueAt": "2026-03-03T12:00:00Z"]
            let path = "/api/v1/cases/\(item["number"].string)/promises"
            refused(try await lin.send(path, promise, ["If-Match": seen]), 412, "stale")
            refused(try await lin.send(path, promise, ["If-Match": "yesterday"]), 400, "badVersion")
        }
    }
}
