import Kernel
import Testing
import Web

/// Whom somebody should speak to, over HTTP; the scene stands at Tuesday, 2026-03-03 09:00.
@Suite("Contacts that are due")
struct DueContactScenario {
    private func act(_ scene: Scene, _ name: String, _ action: String, _ body: Tree) async throws {
        let path = "/api/v1/people/\(try scene.person(name))/actions/\(action)"
        let done = try await scene.visitor("chen").send(path, body)
        #expect(done.status < 300, "\(done.text)")
    }

    @Test("what was agreed and key customers stand there as their own pages say it, until somebody has spoken to them")
    func due() async throws {
        try await withScene { scene in
            let (chen, page) = (try scene.visitor("chen"), scene.browser("chen"))
            func list() async throws -> [Tree] {
                try await chen.get("/api/v1/contacts-due?project=garden")["items"].items
            }
            let before = try await list().count
            try await act(
                scene, "王建国", "contact", ["way": "telephone", "spoke": "水管修好了吗", "nextOn": "2026-03-05"])
            let one = try #require(try await list().first { $0["name"] == "王建国" })
            #expect(one["dueOn"] == "2026-03-05" && one["why"] == "agreed" && one["code"] == "3-1-802", "\(one)")
            let file = try await chen.get("/api/v1/people/\(try scene.person("王建国"))/file")["contactPlan"]
            for part in ["dueOn", "why", "tag"] { #expect(file[part] == one[part], "\(file)") }
            #expect(try await list().count == before + 1)
            let text = try await page.open("/contacts-due?project=garden").text
            #expect(text.contains("王建国") && text.contains("2026-03-05"))
            let sheet = try await chen.get("/api/v1/exports/contacts?format=csv&project=garden").text
            #expect(sheet.contains("王建国") && sheet.contains("3-1-802"))
            try await act(scene, "王建国", "contact", ["way": "telephone", "spoke": "修好了"])
            #expect(try await list().count == before)
        }
    }

    @Test("pages follow each other without a gap or a double; who reads no files is refused")
    func pages() async throws {
        try await withScene { scene in
            let chen = try scene.visitor("chen")
            for (name, day) in [("王建国", "2026-03-06"), ("李秀英", "2026-03-04")] {
                try await act(scene, name, "contact", ["way": "visit", "spoke": "好", "nextOn": .text(day)])
            }
            let all = try await chen.get("/api/v1/contacts-due?project=garden")["items"]
            let whole = all.items.map { $0["name"].string }
            var (names, next): ([String], String?) = ([], "")
            while let after = next {
                let page = try await chen.get(
                    "/api/v1/contacts-due?project=garden&limit=1" + (after.isEmpty ? "" : "&after=\(after)"))
                names += page["items"].items.map { $0["name"].string }
                next = page["next"] == .null ? nil : page["next"].string
            }
            #expect(names == whole && names.count >= 2)
            #expect(try await scene.visitor("zhao").get("/api/v1/contacts-due?project=garden").status == 403)
        }
    }
}
