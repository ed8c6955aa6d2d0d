import Testing

@Suite("Households that are not known, page by page")
struct UnknownHouseholdScenario {
    @Test("All of them are read by call and by page, each once, however few stand on a page")
    func paging() async throws {
        try await withScene { scene in
            let chen = try scene.visitor("chen")
            let groups = try await chen.get("/api/v1/acquaintance?project=garden")["groups"].items
            let nobody = try #require(groups.first { $0["steward"] == .null })
            let all = nobody["missing"].items.map { $0["code"].string }
            #expect(all == ["3-1-802", "3-1-803"] && nobody["next"] == .null, "\(nobody)")
            let at = "/api/v1/acquaintance/missing?project=garden&steward=nobody"
            var (found, after): ([String], String?) = ([], "")
            while let start = after {
                let page = try await chen.get("\(at)&limit=1&after=\(start)")
                #expect(page["items"].items.count == 1, "\(page.text)")
                found += page["items"].items.map { $0["code"].string }
                after = page["next"] == .null ? nil : page["next"].string
            }
            #expect(found == all)
            let staff = try await chen.get("/api/v1/staff")["items"][0]["id"].string
            let none = try await chen.get("/api/v1/acquaintance/missing?project=garden&steward=\(staff)")
            #expect(none["items"].items.isEmpty, "who has no zone has no households")
            #expect(try await chen.get("/api/v1/acquaintance/missing?steward=everybody").status == 400)
            let page = try await scene.browser("chen").open("/acquaintance?steward=nobody&after=3-1-802").text
            #expect(page.contains("<b>3-1-803</b>") && !page.contains("<b>3-1-802</b>"))
        }
    }
}
