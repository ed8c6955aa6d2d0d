import Testing

@Suite("The keys of a case's place, on the case")
struct CaseKeyScenario {
    private func keys(_ scene: Scene, _ number: String) async throws -> [Tree] {
        let answer = try await scene.visitor("lin").get("/api/v1/cases/\(number)/keys")
        #expect(answer.status == 200, "\(answer.text)")
        return answer["items"].items
    }

    @Test("Lent and taken back from the case by the forms of keys; case, place and call say the same")
    func lending() async throws {
        try await withScene { scene in
            try await scene.keepsKeys()
            let (lin, desk) = (try scene.visitor("lin"), scene.browser("lin"))
            let number = try await lin.register(["place": "3-1-802"])["number"].string
            let found = try await keys(scene, number)
            let id = try #require(found.first)["id"].string
            #expect(found.count == 1 && found[0]["number"] == "K002" && found[0]["moves"] == ["lend", "hold"])
            let way = "/keys/\(id)?case=\(number)&frame=page&act=lend"
            let page = try await desk.open("/cases/\(number)").text
            #expect(page.contains("K002") && page.contains(way.replacing("&", with: "&amp;")))
            let shown = try await desk.open(way).text
            #expect(shown.contains("返回事项") && shown.contains("name=\"reason\" value=\"\(number) "))
            let to = "/keys/\(id)/lend?case=\(number)&frame=page"
            #expect(shown.contains("action=\"\(to.replacing("&", with: "&amp;"))\""))
            let none = try await desk.submit(to, ["borrowerKind": "staff", "borrower": "", "reason": "检修"])
            #expect(none.status == 422 && none.text.contains("返回事项"), "the way back outlives a refusal")
            let form = ["borrowerKind": "other", "borrower": "刘工", "company": "电梯公司", "reason": "检修"]
            let lent = try await desk.submit(to, form)
            #expect(lent.status == 303 && lent.location == "/cases/\(number)")
            let after = try await keys(scene, number)
            #expect(after[0]["state"] == "out" && after[0]["loans"][0]["borrower"]["name"] == "刘工")
            #expect(after[0]["moves"] == ["return", "hold"])
            let there = try await lin.get("/api/v1/places/3-1-802/keys")["items"][0]
            #expect(there["version"] == after[0]["version"] && there["loans"] == after[0]["loans"])
            let again = try await desk.open("/cases/\(number)").text
            #expect(again.contains("刘工 · 电梯公司") && again.contains("act=return") && !again.contains("act=lend"))
            let back = try await desk.submit("/keys/\(id)/return?case=\(number)&frame=desk", ["condition": "good"])
            #expect(back.status == 303 && back.location == "/desk?case=\(number)")
            #expect(try await keys(scene, number)[0]["moves"] == ["lend", "hold"])
        }
    }

    @Test("Kept for an owner it is given back to them; without a place there are none, without the right none is seen")
    func others() async throws {
        try await withScene { scene in
            try await scene.keepsKeys()
            let lin = try scene.visitor("lin")
            let number = try await lin.register(["place": "3-1-802"])["number"].string
            let id = try await keys(scene, number)[0]["id"].string
            let person = try #require(scene.template.people["王建国"]).description
            let hold: Tree = ["person": .text(person), "giver": "王建国", "consent": "只借给管家"]
            #expect(try await lin.send("/api/v1/keys/\(id)/actions/hold", hold).status == 200)
            let held = try await keys(scene, number)[0]
            #expect(held["heldFor"] == "王建国" && held["moves"] == ["lend", "release"])
            let nowhere = try await lin.register(["place": .null])["number"].string
            #expect(try await keys(scene, nowhere).isEmpty)
            refused(try await scene.visitor("engineer").get("/api/v1/cases/\(number)/keys"), 404, "unknownCase")
            #expect(try await !scene.browser("engineer").open("/cases/\(number)").text.contains("K002"))
            refused(try await lin.get("/api/v1/cases/2603-99999/keys"), 404, "unknownCase")
            let chen = try await scene.browser("chen").open("/cases/\(nowhere)").text
            #expect(!chen.contains("/keys?project"), "what has no place takes up no key")
        }
    }
}
