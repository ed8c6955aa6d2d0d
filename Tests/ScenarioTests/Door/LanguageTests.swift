import Testing

@Suite("Three languages")
struct LanguageTests {
    @Test(
        "Problems speak the language that was asked for",
        arguments: [
            ("en", "en", "Not found", "There is no case “x”."), ("zh-CN", "zh-Hans", "没有找到", "没有“x”这件事项。"),
            ("zh-TW,en;q=0.5", "zh-Hant", "沒有找到", "沒有“x”這件事項。"),
            ("fr, en;q=0.1, zh-HK;q=0.9", "zh-Hant", "沒有找到", "沒有“x”這件事項。"),
            ("fr", "zh-Hans", "没有找到", "没有“x”这件事项。"), ("", "zh-Hans", "没有找到", "没有“x”这件事项。"),
        ])
    func problems(_ asked: String, _ tag: String, _ title: String, _ detail: String) async throws {
        try await withScene { scene in
            let answer = try await scene.visitor("lin").speaking(asked).get("/api/v1/cases/x")
            refused(answer, 404, "unknownCase")
            #expect(answer["title"] == .text(title) && answer["detail"] == .text(detail))
            #expect(answer["status"] == 404 && answer["type"] == "about:blank")
            #expect(answer.header("Content-Language") == tag)
        }
    }

    @Test("A page speaks the language of its reader, who may change it")
    func pages() async throws {
        try await withScene { scene in
            let lin = scene.browser("lin")
            #expect(try await lin.open("/cases/x").text.contains("没有“x”这件事项。"))
            let chosen = try await lin.submit("/language", ["language": "en", "to": "/cases"])
            #expect(chosen.status == 303 && chosen.location == "/cases")
            #expect(chosen.header("Set-Cookie").contains("language=en"))
            let page = try await lin.open("/cases/x")
            #expect(page.text.contains("There is no case “x”.") && page.text.contains(#"<html lang="en""#))
        }
    }

    @Test("The names of actions and choices come in the language asked for")
    func names() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let path = "/api/v1/cases/\(try await lin.register()["number"].string)/actions"
            for (language, name) in [("en", "Dispatch"), ("zh", "派工")] {
                let all = try await lin.speaking(language).get(path)["items"].items
                #expect(all.first { $0["action"] == "dispatch" }?["name"] == .text(name))
            }
        }
    }
}
