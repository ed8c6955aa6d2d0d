import Testing

@Suite("What a browser loads that was never here")
struct FirstPageTests {
    /// The page and what it links to, in bytes.
    private static func weigh(_ page: Answer, _ scene: Scene) async throws -> Int {
        var sum = page.text.utf8.count
        for found in Set(page.text.matches(of: /(?:href|src)="(\/assets\/[^"]+)"/).map { String($0.1) }) {
            let file = try await scene.stranger.get(found)
            #expect(file.status == 200 && file.header("Cache-Control").contains("immutable"), "\(found)")
            sum += file.text.utf8.count
        }
        return sum
    }

    @Test("A full desk with a long case is less than 140 kB")
    func desk() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            for place in 0..<60 { try await lin.register(["text": .text("厨房水管漏水，楼下也湿了 \(place)")]) }
            let item = try await lin.register(["place": "3-1-802"])
            for turn in 0..<30 {
                let words: Tree = ["text": .text("已联系师傅，下午三点上门 \(turn)"), "audience": "inside"]
                _ = try await lin.send("/api/v1/cases/\(item["number"].string)/messages", words)
            }
            let page = try await scene.browser("lin").open("/desk?case=\(item["number"].string)")
            #expect(page.status == 200 && page.text.contains("下午三点上门 29"))
            let bytes = try await Self.weigh(page, scene)
            #expect(bytes < 140_000, "\(bytes) bytes")
        }
    }

    @Test("No other page loads more than the desk's 140 kB, and each has only what its first line says")
    func others() async throws {
        try await withScene { scene in
            let root = scene.browser("root")
            for address in ["/board", "/cases", "/figures", "/people", "/calendars", "/alerts"] {
                let page = try await root.open(address)
                #expect(try await Self.weigh(page, scene) < 140_000, "\(address)")
            }
            let board = try await root.open("/board").text
            #expect(board.contains("/assets/board.css?") && !board.contains("/assets/list.css?"))
            let stranger = try await scene.stranger.get("/sign-in").text
            #expect(!stranger.contains("live.js") && !stranger.contains("list.css"))
        }
    }
}
