import Kernel
import Testing

@Suite("Customers read announcements on their own pages")
struct AnnouncementReadingScenario {
    private static let path = AnnouncementScenario.path

    private func out(_ scene: Scene, _ audience: [String: Tree]) async throws -> String {
        let draft: Tree = [
            "title": "停水通知", "text": "周五停水。", "titleEnglish": "No water", "textEnglish": "Friday.",
        ]
        let number = try await scene.visitor("lin").send(Self.path, draft.with(audience))["number"].string
        for (user, action) in [("lin", "submit"), ("chen", "approve")] {
            let done = try await scene.visitor(user).send("\(Self.path)/\(number)/actions/\(action)", [:])
            #expect(done.status == 200, "\(done.text)")
        }
        return number
    }

    private func secret(_ scene: Scene, _ name: String) async throws -> String {
        let person = try #require(scene.template.people[name]).description
        let lin = try scene.visitor("lin")
        let item = try await lin.register(["place": "3-1-802", "reporter": ["person": .text(person)]])
        return try await lin.send("/api/v1/cases/\(item["number"].string)/page-links", [:])["secret"].string
    }

    @Test("Who is among the audience sees it; opened twice it is read once; others have nothing of it")
    func reading() async throws {
        try await withScene { scene in
            let mine = try await out(scene, ["places": ["3-1-802"]])
            let both = try await out(scene, ["wholeProject": true, "without": ["3-1-803"], "capacities": ["owner"]])
            let link = try await secret(scene, "王建国")
            let look = "/api/v1/customer-page/looks"
            let early = try await scene.stranger.send(look, ["link": .text(link)])
            #expect(early["announcements"].items.isEmpty)
            scene.hand.advance(.minutes(6))
            let told = try await scene.stranger.send(look, ["link": .text(link)])["announcements"].items
            #expect(told.map { $0["number"].string } == [both, mine] && told.allSatisfy { $0["read"] == false })
            for _ in 1...2 {
                let page = try await scene.stranger.get("/c/\(link)/announcements/\(mine)")
                #expect(page.status == 200 && page.text.contains("周五停水。"), "\(page.text.prefix(300))")
            }
            let opening = "/api/v1/customer-page/announcements"
            let called = try await scene.stranger.speaking("en").send(
                opening, ["link": .text(link), "announcement": .text(both)])
            #expect(called["title"] == "No water" && called["text"] == "Friday.")
            let lin = try scene.visitor("lin")
            #expect(try await lin.get("\(Self.path)/\(mine)")["reads"] == 1)
            #expect(try await lin.get("\(Self.path)/\(both)")["reads"] == 1)
            #expect(try await scene.browser("lin").open("/announcements/\(mine)").text.contains("1 位客户"))
            let other = try await secret(scene, "李秀英")
            #expect(try await scene.stranger.send(look, ["link": .text(other)])["announcements"].items.isEmpty)
            refused(
                try await scene.stranger.send(opening, ["link": .text(other), "announcement": .text(mine)]), 404,
                "unknownAnnouncement")
            #expect(try await scene.stranger.get("/c/\(link)").text.contains("停水通知"))
        }
    }

    @Test("Who becomes one with another reads as one with them, and as two again when it is undone")
    func merged() async throws {
        try await withScene { scene in
            let whole: [String: Tree] = ["wholeProject": true]
            let (both, theirs) = (try await out(scene, whole), try await out(scene, whole))
            scene.hand.advance(.minutes(6))
            let (wang, li) = (try await secret(scene, "王建国"), try await secret(scene, "李秀英"))
            for (link, number) in [(wang, both), (li, both), (li, theirs)] {
                #expect(try await scene.stranger.get("/c/\(link)/announcements/\(number)").status == 200)
            }
            let chen = try scene.visitor("chen")
            func reads() async throws -> [Int] {
                try await [
                    chen.get("\(Self.path)/\(both)")["reads"].int, chen.get("\(Self.path)/\(theirs)")["reads"].int,
                ]
            }
            func seen() async throws -> [Bool] {
                let look = try await scene.stranger.send("/api/v1/customer-page/looks", ["link": .text(wang)])
                let all = look["announcements"].items
                return [both, theirs].map { number in
                    all.contains { $0["number"].string == number && $0["read"] == true }
                }
            }
            #expect(try await reads() == [2, 1])
            #expect(try await seen() == [true, false])
            let (kept, gone) = (try scene.person("王建国"), try scene.person("李秀英"))
            try await chen.takes("merge", onPerson: kept, ["other": .text(gone), "reason": "同一个人"])
            #expect(try await reads() == [1, 1])
            #expect(try await seen() == [true, true])
            let entry = try await chen.get("/api/v1/people/\(kept)/file")["merges"][0]["id"]
            try await chen.takes("unmerge", onPerson: kept, ["entry": entry, "reason": "不是"])
            #expect(try await reads() == [2, 1])
            #expect(try await seen() == [true, false])
        }
    }
}
