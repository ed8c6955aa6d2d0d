import Kernel
import NIOCore
import Testing
import Web

@testable import Store

/// What others' cases, the trail and sheets say about somebody who is taken out, and what they say about others.
@Suite("Taking somebody out, where others are named beside them")
struct ErasureOfCopiesScenario {
    private static let title = "琥珀色的鲸鱼"

    private func theirs(_ scene: Scene) async throws -> Tree {
        let person = try scene.person("王建国")
        return try await scene.visitor("lin").register([
            "title": .text(Self.title), "text": .text(Self.title),
            "reporter": ["person": .text(person), "name": "王建国", "phone": "13800138000"],
        ])
    }

    private func erase(_ scene: Scene) async throws {
        let root = try scene.visitor("root")
        try await root.takes("erase", onPerson: try scene.person("王建国"), ["reason": "本人书面要求"])
    }

    @Test("Other cases that it was linked with and merged into keep its number and lose its title")
    func titles() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            let (item, kept, linked) = (try await theirs(scene), try await lin.register(), try await lin.register())
            let uri = "/api/v1/cases/\(item["number"].string)/links"
            #expect(try await lin.send(uri, ["relation": "related", "with": linked["number"]]).status == 201)
            let link = try await lin.get(uri)["items"][0]["id"].string
            #expect(try await lin.send("\(uri)/\(link)/withdrawal", ["reason": .text(Self.title)]).status == 200)
            try await chen.takes("merge", item, ["into": kept["number"]])
            try await chen.takes("unmerge", item, ["reason": "不是同一件"])
            #expect(try await !ErasureScenario.found(Self.title, scene).isEmpty)
            try await erase(scene)
            #expect(try await ErasureScenario.found(Self.title, scene) == [])
            for (other, acts) in [(kept, ["absorb", "released"]), (linked, ["link", "unlink"])] {
                let entries = try await lin.timeline(other).filter { acts.contains($0["act"].string) }
                #expect(entries.map { $0["act"].string } == acts)
                let begin = "\(item["number"].string) *** "
                #expect(entries.allSatisfy { $0["words"].string.hasPrefix(begin) })
                #expect(try await lin.sees(other)["title"] == other["title"])
            }
        }
    }

    @Test("A case that had been merged into theirs and left it keeps that, and not what was said in theirs meanwhile")
    func leftBehind() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            let (item, wrong) = (try await theirs(scene), try await lin.register())
            try await chen.takes("merge", wrong, ["into": item["number"]])
            try scene.at("09:40")
            let said = try await lin.send(
                "/api/v1/cases/\(item["number"].string)/messages",
                ["text": .text(Self.title), "audience": "customer"])
            #expect(said.status < 300, "\(said.text)")
            try await chen.takes("unmerge", wrong, ["reason": "不是同一件"])
            try await erase(scene)
            #expect(try await ErasureScenario.found(Self.title, scene) == [])
            let entry = try await lin.timeline(wrong).last
            #expect(entry?["act"] == "unmerge" && entry?["events"].words.contains("leftBehind") == true)
            #expect(entry?["words"] == "不是同一件")
        }
    }

    @Test("The trail keeps that somebody looked at the number of a case, and loses why")
    func looks() async throws {
        try await withScene { scene in
            let item = try await theirs(scene)
            let number = item["number"].string
            let shown = try await scene.browser("chen").submit("/cases/\(number)/phone", ["reason": "callback"])
            #expect(shown.status == 200)
            func details() async throws -> [String] {
                try await scene.house.store.read { db in
                    try db.rows(
                        "SELECT detail FROM audit WHERE act = 'person.unmask' AND subject LIKE ?1 ORDER BY seq",
                        "\(number)%"
                    ) { try $0.next(String.self) }
                }
            }
            #expect(try await details() == ["callback"])
            try await erase(scene)
            #expect(try await details() == ["***"])
            let bad = try await scene.house.store.check().filter { $0.state == .bad }
            #expect(bad.map { "\($0)" } == [])
        }
    }

    @Test("Rows of a sheet that name them go; those of others whose name only begins like theirs stay")
    func rows() async throws {
        try await withScene { scene in
            try await sheet(
                ["王建国,13800138000,3-1-802,甲", "王建国庆,13711110000,3-1-803,乙", " 王建国 ,13711110001,3-1-803,丙"], scene)
            try await erase(scene)
            let cells = try await scene.house.store.read { db in
                try db.rows("SELECT cells FROM import_row ORDER BY import, number") { try $0.next(String.self) }
            }
            let words = ["甲", "乙", "丙"].map { word in cells.contains { $0.contains(word) } }
            #expect(words == [false, true, false] && cells.contains { $0.contains("王建国庆") })
        }
    }

    private func sheet(_ rows: [String], _ scene: Scene) async throws {
        let root = try scene.visitor("root")
        var body = ""
        for (name, value) in [("kind", "people"), ("project", "garden")] {
            body += "--m\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        body += "--m\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.csv\"\r\n"
        body += "Content-Type: text/csv\r\n\r\n姓名,电话,房号,备注\n\(rows.joined(separator: "\n"))\n\r\n--m--\r\n"
        let begun = try await root.ask(
            .post, "/api/v1/imports", ByteBuffer(string: body), ["Content-Type": "multipart/form-data; boundary=m"])
        #expect(begun.status == 201, "\(begun.text)")
        for act in ["check", "run"] {
            #expect(try await root.send(.post, "/api/v1/imports/\(begun["id"].string)/\(act)", [:]).status < 300)
            _ = try await scene.house.jobs.work()
        }
    }
}
