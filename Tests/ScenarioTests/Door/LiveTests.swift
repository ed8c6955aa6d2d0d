import Casework
import Foundation
import Testing

@Suite("The live stream")
struct LiveTests {
    /// Listens on a connection of its own until `mark` was heard, or a minute is over.
    private static func listen(_ scene: Scene, _ user: String, until mark: String, _ then: () async throws -> Void)
        async throws -> String
    {
        let port = try #require(scene.client.port)
        let token = try #require(scene.template.tokens[user])
        let socket = try LineSocket(port: port)
        socket.send("GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\n\r\n")
        let opened = await socket.read(until: ": connected", seconds: 60)
        #expect(opened.contains("200 OK") && opened.contains("text/event-stream"))
        try await then()
        return await socket.read(until: mark, seconds: 60)
    }

    /// By the house itself: the framework's client gives up after some seconds, which a busy machine may need.
    private static func register(_ scene: Scene, _ user: String, in project: String) async throws {
        let actor = try await scene.house.doorkeeper.bearer(try #require(scene.template.tokens[user])).actor
        var intake = Intake()
        (intake.project, intake.kind, intake.channel) = (project, "repair", "telephone")
        intake.text = "厨房水管漏水"
        _ = try await scene.house.cases.register(intake, by: actor)
    }

    @Test("What was saved is heard, by those who may see it")
    func heard() async throws {
        try await withScene(.live) { scene in
            let heard = try await Self.listen(scene, "chen", until: "2603-00001") {
                try await Self.register(scene, "lin", in: "garden")
            }
            #expect(heard.contains("event: case"))
            #expect(heard.contains(#""number":"2603-00001""#) && heard.contains(#""version":1"#))
        }
    }

    @Test("Who looks at a case is heard by those who may see it; the others hear nothing, as nothing changed")
    func looks() async throws {
        try await withScene(.live) { scene in
            try await Self.register(scene, "lin", in: "garden")
            let lin = try await scene.house.doorkeeper.bearer(try #require(scene.template.tokens["lin"])).actor
            let seen = try await Self.listen(scene, "chen", until: "event: look") {
                _ = try await scene.house.cases.look(at: "2603-00001", by: lin)
            }
            #expect(seen.contains("event: look") && seen.contains(#""number":"2603-00001""#), "\(seen)")
            let heard = try await Self.listen(scene, "zhao", until: "event: case") {
                _ = try await scene.house.cases.look(at: "2603-00001", isWriting: true, by: lin)
                try await Self.register(scene, "lin", in: "garden")
            }
            #expect(heard.contains("event: case") && !heard.contains("event: look"), "\(heard)")
        }
    }

    @Test("Nobody hears of another project")
    func otherProject() async throws {
        try await withScene(.live) { scene in
            let heard = try await Self.listen(scene, "bai", until: "2603-00002") {
                try await Self.register(scene, "lin", in: "garden")
                try await Self.register(scene, "bai", in: "tower")
            }
            #expect(heard.contains("2603-00002") && !heard.contains("2603-00001"))
        }
    }

    @Test("Who may not read a case hears that something is new and not which; whoever has it to do hears which")
    func unread() async throws {
        try await withScene(.live) { scene in
            let heard = try await Self.listen(scene, "zhao", until: "2603-00002") {
                for _ in 0..<2 { try await Self.register(scene, "lin", in: "garden") }
                let actor = try await scene.house.doorkeeper.bearer(try #require(scene.template.tokens["lin"])).actor
                var request = ActRequest("dispatch")
                request.to = "zhao"
                _ = try await scene.house.cases.act(request, on: "2603-00002", by: actor)
            }
            #expect(heard.contains("event: case") && !heard.contains("2603-00001"), "\(heard)")
            #expect(heard.contains(#""number":"2603-00002","version":"#), "\(heard)")
        }
    }

    @Test("The stream ends when the rights of its reader, or the session, are at an end")
    func end() async throws {
        try await withScene(.live) { scene in
            let root = try await scene.house.doorkeeper.bearer(try #require(scene.template.tokens["root"])).actor
            let heard = try await Self.listen(scene, "chen", until: "never") {
                _ = try await scene.house.store.write { tx in
                    try tx.run("UPDATE token SET revoked_at = ?1 WHERE label = 'test'", tx.now)
                }
                scene.house.doorkeeper.forget()
                var intake = Intake()
                (intake.project, intake.kind, intake.channel, intake.text) = ("garden", "repair", "telephone", "漏水")
                _ = try await scene.house.cases.register(intake, by: root)
            }
            #expect(!heard.contains("event: case"), "\(heard)")
        }
    }
}
