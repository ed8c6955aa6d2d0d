import Testing

@Suite("The house's paperwork on the board")
struct PaperworkBoardTests {
    private static func visit(_ name: Tree) -> [String: Tree] {
        let form: Tree = [
            "visitor": name, "count": "1", "purpose": "friends",
            "when": "2026-03-03T09:30:00+08:00/2026-03-03T12:00:00+08:00",
        ]
        return ["kind": "visitors", "text": "上午有客人来", "place": "3-1-802", "form": form]
    }

    /// A demand, and visits that are asked for, invited, over and withdrawn; the numbers of those that are open.
    private static func play(_ scene: Scene) async throws -> Set<String> {
        let lin = try scene.visitor("lin")
        try await lin.register()
        let asked = try await lin.register(visit("张小姐"))
        let invited = try await lin.takes("invite", try await lin.register(visit("李先生")))
        let over = try await lin.takes("invite", try await lin.register(visit("王小姐")))
        let withdrawn = try await lin.register(visit("赵先生"))
        try await lin.takes("withdraw", withdrawn, ["reason": "客人改期"])
        let code = try await lin.get("/api/v1/cases/\(over["number"].string)/passes")["items"][0]["code"]
        try scene.at("09:35")
        #expect(try await scene.visitor("guard").send("/api/v1/gate/passages", ["code": code]).status == 200)
        #expect(try await scene.visitor("front-desk").takes("leave", over)["phase"] == "closed")
        try scene.at("09:40")
        return [asked["number"].string, invited["number"].string]
    }

    @Test("Its cases count in their phases and by their kind, as long as they are open")
    func counted() async throws {
        try await withScene { scene in
            let open = try await Self.play(scene)
            let lin = try scene.visitor("lin")
            let board = try await lin.get("/api/v1/board?by=kind").json
            try BoardTests.compare(board, try await lin.get("/api/v1/cases?limit=200")["items"].items)
            #expect(board["open"] == 3 && board["today"]["opened"] == 5 && board["today"]["closed"] == 1)
            let kinds = board["kinds"].items.map { "\($0["key"].string) \($0["count"].int)" }
            #expect(kinds == ["visitors 2", "repair 1"])
            let group = try #require(board["groups"].items.first { $0["key"] == "visitors" })
            #expect(group["count"] == 2 && group["name"] == "访客登记")
            let list = try await lin.get("/api/v1/cases?kind=visitors&phase=open&limit=200")["items"].items
            #expect(Set(list.map { $0["number"].string }) == open)
        }
    }

    @Test("The page names the kind and leads to its list, with as many cases as it says")
    func page() async throws {
        try await withScene { scene in
            let open = try await Self.play(scene)
            let lin = scene.browser("lin")
            let board = try await lin.open("/board").text
            #expect(board.contains("访客登记"))
            let address = try #require(board.firstMatch(of: /href="(\/cases\?[^"]*kind=visitors[^"]*)"/)).output.1
            let list = try await lin.open(String(address).replacing("&amp;", with: "&")).text
            for number in open { #expect(list.contains("/cases/\(number)"), "\(number)") }
            #expect(list.matches(of: /\/cases\/2603-\d{5}"/).count >= open.count)
        }
    }
}
