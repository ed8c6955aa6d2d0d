import Bulletin
import Foundation
import Kernel
import Testing
import Web

@Suite("Scripts over HTTP")
struct ScriptScenario {
    static let script: Tree = [
        "kind": "script", "title": "漏水安抚", "tags": ["漏水"],
        "text": "{{customer}}您好，{{ place }}的事项{{number}}会在{{promise}}前处理。{{me}}",
        "titleEnglish": "Leak", "textEnglish": "Dear {{customer}}, case {{number}} at {{place}}: {{promise}}.",
    ]

    @Test("A script is filled in from the case, those of its category first; what nobody knows is a named blank")
    func filled() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            let other: Tree = ["kind": "script", "title": "A 问候", "text": "{{project}}{{agent}}为您服务"]
            #expect(try await chen.send(ArticleScenario.path, other).status == 201)
            #expect(try await chen.send(ArticleScenario.path, Self.script).status == 201)
            let item = try await lin.register(["place": "3-1-802", "category": "engineering.plumbing.leak"])
            let number = item["number"].string
            let scripts = try await lin.get("/api/v1/cases/\(number)/scripts")["items"].items
            #expect(scripts.map { $0["title"].string } == ["漏水安抚", "A 问候"])
            #expect(scripts[0]["isNear"] == true && scripts[1]["isNear"] == false)
            let said = scripts[0]["text"].string
            #expect(said.hasPrefix("王先生您好，3-1-802的事项\(number)会在今天 ") && said.hasSuffix("前处理。林晓"), "\(said)")
            #expect(scripts[0]["textEnglish"].string.hasPrefix("Dear 王先生, case \(number) at 3-1-802: today "))
            #expect(scripts[1]["text"] == "花园小区林晓为您服务")
            let anonymous: Tree = ["anonymous": true]
            let unknown = try await lin.register(["kind": "complaint", "reporter": anonymous])["number"].string
            let blank = try await lin.get("/api/v1/cases/\(unknown)/scripts")["items"].items
            #expect(blank.contains { $0["text"].string.hasPrefix("【客户称呼】您好") }, "\(blank)")
            let page = try await scene.browser("lin").open("/cases/\(number)/scripts")
            #expect(page.text.contains("data-insert") && page.text.contains("王先生您好"))
            let box = try await scene.browser("lin").open("/cases/\(number)?script=K2603-002").text
            #expect(box.contains("required>王先生您好，3-1-802"), "without script the link fills the box")
            #expect(try await scene.browser("lin").open("/desk?case=\(number)&script=K2603-002&in=en").text.contains(
                "required>Dear 王先生"))
            #expect(try await scene.browser("ru").open("/cases/\(number)/scripts").status == 404)
            let away = try await chen.send(.put, "\(ArticleScenario.path)/K2603-001", ["places": ["pool"]])
            #expect(away.status == 200)
            #expect(try await lin.get("/api/v1/cases/\(number)/scripts")["items"].items.count == 1)
        }
    }

    @Test("What a script said before is offered again, and stands once it is kept")
    func before() async throws {
        try await withScene { scene in
            let chen = try scene.visitor("chen")
            let first = Self.script.with(["text": "{{customer}}您好，先关阀门"])
            let path = "\(ArticleScenario.path)/\(try await chen.send(ArticleScenario.path, first)["number"].string)"
            let number = path.split(separator: "/").last.map(String.init) ?? ""
            #expect(try await chen.send(.put, path, ["text": "{{customer}}您好，再等一下"]).status == 200)
            let page = try await scene.browser("chen").open("/articles/\(number)").text
            let link = "/articles/\(number)?from=1#edit"
            let filled = "aria-describedby=\"k-variables\">{{customer}}您好，先关阀门"
            #expect(page.contains("href=\"\(link)\"") && !page.contains(filled))
            #expect(try await scene.browser("chen").open("/articles/\(number)?from=1").text.contains(filled))
            #expect(try await chen.get(path)["text"] == "{{customer}}您好，再等一下", "nothing is kept by looking")
            for one in ScriptVariable.allCases {
                let sample = "data-variable=\"\(one.rawValue)\" data-sample=\""
                #expect(page.contains(sample), "it is checked as it is typed")
            }
            let lin = try await scene.browser("lin").open("/articles/\(number)").text
            #expect(!lin.contains("?from=1"), "who may not write is offered nothing")
        }
    }

    @Test("Marks are filled in once and in place; what is filled in is no script itself")
    func filling() {
        let said = ScriptVariable.fill("a{{ me }}b{{me}}{{") { $0 == .me ? "{{customer}}" : "x" }
        #expect(said.hasPrefix("a{{customer}}b{{customer}}"))
        #expect(ScriptVariable.fill("无变量", { _ in "x" }) == "无变量")
    }
}
