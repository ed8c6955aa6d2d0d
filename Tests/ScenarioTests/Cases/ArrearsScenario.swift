import Testing

/// Arrears as the accounts tell them, by page and by call.
@Suite("Arrears")
struct ArrearsScenario {
    @Test("Told by call and by page, listed, exported, shown at the place and the customer's page, by right")
    func told() async throws {
        try await withScene { scene in
            let (cashier, chen) = (try scene.visitor("cashier"), try scene.visitor("chen"))
            try await scene.tellsArrears()
            let report = try await chen.get("/api/v1/arrears?project=garden")
            #expect(report["on"] == "2026-02-28" && report["against"] == "2026-01-31" && report["currency"] == "CNY")
            #expect(report["sum"] == ["households": 2, "inArrears": 2, "amount": 173_450])
            #expect(report["sumBefore"]["amount"] == 100_000)
            #expect(report["items"].items.map { $0["code"].string } == ["3-1-802", "3-1-803"])
            #expect(report["items"][0]["person"] == "王建国" && report["items"][0]["since"] == "2026-01")
            let page = scene.browser("cashier")
            let form = ["day": "2026-02-28", "place": "3-1-803", "amount": "1,000.50", "item": "水费", "since": "2026-02"]
            #expect(try await page.submit("/arrears?project=garden", form).status == 303)
            let one = try await cashier.get("/api/v1/places/3-1-803/arrears")
            #expect(one["owed"] == 150_050 && one["statements"][0]["lines"].items.count == 2)
            let bad = try await page.submit("/arrears?project=garden", form.merging(["amount": "很多"]) { $1 })
            #expect(bad.status == 422 && bad.text.contains("value=\"很多\"") && bad.text.contains("value=\"水费\""))
            let early = try await page.submit("/arrears?project=garden", form.merging(["day": "2026-02-27"]) { $1 })
            #expect(early.status == 422 && early.text.contains("2026-02-27 的欠费表"))
            let list = try await scene.browser("chen").open("/arrears?project=garden").text
            #expect(list.contains("¥2,735.00") && list.contains("+¥1,735.00"))
            let place = try await chen.placeID("3-1-802")
            for path in ["/places/\(place)", "/people/\(try scene.person("王建国"))"] {
                #expect(try await scene.browser("chen").open(path).text.contains("¥1,234.50"), "\(path)")
                #expect(try await !scene.browser("lin").open(path).text.contains("¥1,234.50"), "\(path)")
            }
            let csv = try await scene.browser("chen").open("/exports/arrears?format=csv&project=garden&inside=3-1-803")
            #expect(csv.text.contains("1500.50") && !csv.text.contains("1234.50"))
        }
    }

    @Test("Who may not, and who is of another project, learns nothing; a steward learns of their own zone")
    func rights() async throws {
        try await withScene { scene in
            try await scene.tellsArrears()
            refused(try await scene.visitor("lin").get("/api/v1/arrears"), 403, "notAllowed")
            refused(try await scene.visitor("lin").get("/api/v1/places/3-1-802/arrears"), 403, "notAllowed")
            refused(try await scene.visitor("ru").get("/api/v1/arrears?project=garden"), 422, "unknownProject")
            let steward = try scene.visitor("steward")
            #expect(try await steward.get("/api/v1/arrears")["items"].items.isEmpty)
            refused(try await steward.get("/api/v1/places/3-1-802/arrears"), 404, "unknownPage")
            let zone: Tree = ["place": "3-1-802", "staff": "steward"]
            #expect(try await scene.visitor("root").send("/api/v1/zones", zone).status == 201)
            let own = try await steward.get("/api/v1/arrears")
            #expect(own["items"].items.map { $0["code"].string } == ["3-1-802"] && own["ownZones"] == true)
            #expect(own["sum"]["households"] == 1)
            #expect(try await steward.get("/api/v1/places/3-1-802/arrears")["owed"] == 123_450)
        }
    }
}

extension Scene {
    /// Two statements of the garden, told by the cashier, and everything that reads them.
    func tellsArrears() async throws {
        let cashier = try visitor("cashier")
        let january: Tree = ["on": "2026-01-31", "begins": true, "items": [["place": "3-1-802", "amount": 100_000]]]
        #expect(try await cashier.send("/api/v1/arrears", january).status == 201)
        let february: Tree = [
            "on": "2026-02-28", "begins": true,
            "items": [
                ["place": "3-1-802", "amount": 123_450, "since": "2026-01", "person": "王建国", "item": "物业费"],
                ["place": "3-1-803", "amount": 50_000],
            ],
        ]
        #expect(try await cashier.send("/api/v1/arrears", february)["told"] == 2)
        for order in ["amount", "code"] {
            let uri = "/api/v1/arrears?limit=1&order=\(order)&inside=3"
            let next = try await visitor("chen").get(uri)["next"].string
            #expect(try await visitor("chen").get("\(uri)&after=\(next)")["items"].items.count == 1)
        }
        for uri in ["/api/v1/places/3-1-802/arrears", "/api/v1/acquaintance"] {
            #expect(try await visitor("chen").get(uri).status == 200)
        }
        for page in ["/arrears", "/people/\(try person("王建国"))"] {
            #expect(try await browser("chen").open(page).status == 200)
        }
    }
}
