import Testing

/// Whatever the house may change it can have as it was, on its page and by the API.
@Suite("Going back to an earlier version")
struct GoingBackScenario {
    static let texts = [
        ("/procedures/renovation", "/api/v1/procedure-texts/renovation"),
        ("/procedures/repair", "/api/v1/procedure-texts/repair"),
        ("/house-texts/categories", "/api/v1/house-texts/categories"),
        ("/house-texts/levels", "/api/v1/house-texts/levels"),
        ("/house-texts/rounds", "/api/v1/house-texts/rounds"),
        ("/house-texts/paperwork", "/api/v1/house-texts/paperwork"),
    ]

    @Test("Procedures with their forms, categories, levels, rounds with checklists, shared actions", arguments: texts)
    func text(_ page: String, _ calls: String) async throws {
        try await withScene { scene in
            let (root, browser) = (try scene.visitor("root"), scene.browser("root"))
            let sheet = try await root.get(calls)
            let (old, first) = (sheet["source"].string, sheet["version"].int)
            let changed = try await root.send(
                "\(calls)/versions",
                ["source": .text(old + "# 改过\n"), "basedOn": sheet["version"], "note": "改"])
            #expect(changed.status == 201 && changed["source"].string.hasSuffix("# 改过\n"), "\(changed.text)")
            let own = changed["version"].int
            let history = changed["versions"].items.map { $0["version"].int }
            #expect(history.contains(first) && history.contains(own))
            let looked = try await browser.open("\(page)?version=\(first)").text
            #expect(looked.contains("改用这一版") && looked.contains("name=\"base\" value=\"\(own)\""))
            #expect(try await !browser.open(page).text.contains("改用这一版"))
            let fields = ["do": "publish", "source": old, "base": "\(own)", "note": "改用原来的"]
            #expect(try await browser.submit(page, fields).location == "\(page)?done=published")
            let back = try await root.get(calls)
            #expect(back["source"].string == old && back["version"].int != own)
            #expect(back["versions"].items.contains { $0["note"] == "改用原来的" }, "nothing of the history is lost")
            let again = try await root.get("\(calls)/versions/\(own)")["source"]
            let forth: Tree = ["source": again, "basedOn": back["version"], "note": "还是改过的"]
            let last = try await root.send("\(calls)/versions", forth)
            #expect(last.status == 201 && last["source"].string.hasSuffix("# 改过\n"), "\(last.text)")
            refused(try await root.send("\(calls)/versions", forth), 409, "procedureStale")
        }
    }

    @Test("A script and an article, by what their versions say")
    func written() async throws {
        try await withScene { scene in
            let (chen, browser) = (try scene.visitor("chen"), scene.browser("chen"))
            for words in [ScriptScenario.script, ArticleScenario.leak] {
                let made = try await chen.send(ArticleScenario.path, words)
                let number = made["number"].string
                let uri = "\(ArticleScenario.path)/\(number)"
                #expect(try await chen.send(.put, uri, ["text": "改过", "tags": ["别的"]]).status == 200)
                let before = try #require(try await chen.get(uri)["versions"].items.last)
                let content = ["title", "text", "titleEnglish", "textEnglish", "tags", "until", "checkDays"]
                let same = Dictionary(uniqueKeysWithValues: content.map { ($0, before[$0]) })
                let back = try await chen.send(.put, uri, .object(same))
                #expect(back.status == 200 && back["text"] == made["text"] && back["tags"] == made["tags"])
                #expect(back["version"] == 3 && back["versions"].items.count == 3, "\(back.text)")
                let page = try await browser.open("/articles/\(number)?from=2").text
                #expect(page.contains(">改过</textarea>") && page.contains("name=\"version\" value=\"3\""))
                let typed = [
                    "title": "又改", "text": "改过", "tags": "别的", "checkDays": "30", "places": "", "version": "3",
                    "kind": made["kind"].string,
                ]
                #expect(try await browser.submit("/articles/\(number)", typed).location == "/articles/\(number)")
                #expect(try await chen.get(uri)["text"] == "改过")
            }
        }
    }
}
