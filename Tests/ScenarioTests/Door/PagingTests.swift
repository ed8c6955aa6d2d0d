import Testing

@Suite("Lists")
struct PagingTests {
    /// Walks a list by its cursor; answers the IDs in the order of their coming.
    private static func walk(_ visitor: Visitor, _ uri: String, by key: String = "id") async throws -> [String] {
        var (found, next) = ([String](), "")
        for _ in 0..<50 {
            let page = try await visitor.get(uri + (next.isEmpty ? "" : "&after=\(next)"))
            #expect(page.status == 200, "\(uri): \(page.text)")
            found += page["items"].items.map { $0[key].string }
            guard page["next"] != .null else { return found }
            next = page["next"].string
        }
        Issue.record("\(uri) never ends")
        return found
    }

    @Test("Every order and every filter of the cases walks each of them once")
    func cases() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            for n in 0..<23 {
                try await lin.register(["text": "漏水 第\(n)件", "priority": n.isMultiple(of: 3) ? "major" : "general"])
            }
            let all = try await Self.walk(lin, "/api/v1/cases?limit=200")
            #expect(all.count == 23 && Set(all).count == 23)
            for query in [
                "limit=5", "limit=1", "limit=7&sort=due", "limit=4&q=漏水", "limit=6&phase=open,waiting&kind=repair",
            ] {
                let found = try await Self.walk(lin, "/api/v1/cases?" + query)
                #expect(found.count == 23 && Set(found) == Set(all), "\(query)")
            }
            #expect(try await Self.walk(lin, "/api/v1/cases?limit=5") == all)
            #expect(try await Self.walk(lin, "/api/v1/cases?limit=5&sort=oldest") == all.reversed())
            #expect(try await Self.walk(lin, "/api/v1/cases?limit=3&priority=major").count == 8)
        }
    }

    @Test("Timeline, people, places and staff walk everything once")
    func others() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let item = try await root.register()
            for n in 0..<9 {
                _ = try await root.send(
                    "/api/v1/cases/\(item["number"].string)/messages", ["text": "第\(n)条", "audience": "inside"])
                _ = try await root.send("/api/v1/people", ["project": "garden", "name": "客户\(n)"])
                _ = try await root.send(
                    "/api/v1/places", ["project": "garden", "kind": "room", "code": "9-\(n)", "name": "房\(n)"])
            }
            let lists = [
                ("/api/v1/cases/\(item["number"].string)/timeline?", 10), ("/api/v1/people?project=garden&", 12),
                ("/api/v1/places?project=garden&", 11),
                ("/api/v1/staff?", Cast.people.count + scene.template.desk.roles.count),
            ]
            for (uri, count) in lists {
                let all = try await Self.walk(root, uri + "limit=200")
                #expect(all.count == count && Set(all).count == count, "\(uri): \(all.count)")
                #expect(try await Self.walk(root, uri + "limit=4") == all, "\(uri)")
            }
        }
    }

    @Test("Limits and cursors that cannot be are refused")
    func bounds() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            for query in [
                "limit=0", "limit=201", "limit=-1", "limit=x", "phase=over", "sort=best", "agent=x", "from=soon",
            ] {
                refused(try await lin.get("/api/v1/cases?" + query), 400, "badQuery")
            }
            for query in ["after=x", "after=x&sort=due", "after=1.x&sort=due", "after=x&q=漏水"] {
                refused(try await lin.get("/api/v1/cases?" + query), 422, "badCursor")
            }
        }
    }
}
