import Foundation
import HTTPTypes
import NIOCore
import Testing

@Suite("The customer's page of a case")
struct CustomerPageScenario {
    private static let picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
        + "RU5ErkJggg=="
    private static var png: Data { Data(base64Encoded: picture) ?? Data() }

    private func link(_ scene: Scene, _ item: Tree) async throws -> String {
        let made = try await scene.visitor("lin").send("/api/v1/cases/\(item["number"].string)/page-links", [:])
        #expect(made.status == 201)
        return made["secret"].string
    }

    private func guest(_ scene: Scene) -> Browser { Browser(scene.client, session: "", formToken: "") }

    private func acts(_ scene: Scene, _ item: Tree) async throws -> [String] {
        let lines = try await scene.visitor("lin").get("/api/v1/cases/\(item["number"].string)/timeline")
        return lines["items"].items.map { $0["act"].string }
    }

    @Test("A solved demand is confirmed by the customer; the timeline says who made, opened and confirmed")
    func confirm() async throws {
        try await withScene { scene in
            let item = try await scene.solved()
            let secret = try await link(scene, item)
            #expect(secret.hasPrefix("gjp_") && secret.count == 44)
            let page = try await scene.stranger.get("/c/\(secret)")
            #expect(page.status == 200 && page.text.contains(item["number"].string))
            #expect(page.text.contains("确认处理结果") && !page.text.contains("回访确认"))
            #expect(page.header("Referrer-Policy") == "no-referrer" && page.header("X-Robots-Tag").contains("noindex"))
            #expect(page.header("Cache-Control") == "no-store")
            _ = try await scene.stranger.get("/c/\(secret)")
            let bare = try await guest(scene).submit(bare: "/c/\(secret)/actions/confirm", ["once": "1"])
            #expect(bare.status == 422 && bare.text.contains("确认处理结果"))
            let done = try await guest(scene).submit(
                bare: "/c/\(secret)/actions/confirm",
                ["satisfied": "yes", "rating": "5", "comment": "很快", "once": "2"])
            #expect(done.status == 303 && done.location == "/c/\(secret)?done=yes")
            #expect(try await scene.visitor("lin").sees(item)["stage"] == "closed")
            let all = try await acts(scene, item)
            #expect(all.filter { $0.hasPrefix("page-") } == ["page-made", "page-opened"] && all.last == "confirm")
            let lines = try await scene.visitor("lin").get("/api/v1/cases/\(item["number"].string)/timeline")
            #expect(lines["items"].items.last?["audience"] == "customer")
            #expect(try await scene.browser("lin").open("/cases/\(item["number"].string)").text.contains("客户"))
            let after = try await scene.stranger.get("/c/\(secret)").text
            #expect(after.contains("已关闭") && !after.contains("/actions/"))
        }
    }

    @Test("An objection opens the case again, and an answer is owed")
    func object() async throws {
        try await withScene { scene in
            let item = try await scene.solved()
            let secret = try await link(scene, item)
            let answer = try await scene.stranger.send(
                "/api/v1/customer-page/actions",
                ["link": .text(secret), "action": "confirm", "satisfied": false, "comment": "还在漏"])
            #expect(answer.status == 200 && answer["phase"] == "open")
            let seen = try await scene.visitor("lin").sees(item)
            #expect(seen["stage"] == "reopened")
            #expect(seen["promises"].items.contains { $0["state"] == "open" })
        }
    }

    @Test("A complaint is confirmed by its customer once the house's record is whole; an objection never waits for it")
    func complaint() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await scene.solved(["kind": "complaint"])
            let secret = try await link(scene, item)
            let confirm: Tree = ["link": .text(secret), "action": "confirm", "satisfied": true]
            let path = "/api/v1/customer-page/actions"
            refused(try await scene.stranger.send(path, confirm), 409, "confirmedTooEarly")
            let fields = ["satisfied": "yes", "comment": "已经好了", "once": "1"]
            let early = try await guest(scene).submit(bare: "/c/\(secret)/actions/confirm", fields)
            #expect(early.status == 409 && early.text.contains("补全这件投诉") && early.text.contains("已经好了"))
            for thing in ["heard", "asked", "followed", "answered", "recorded"] {
                try await lin.takes("check-thing", item, ["thing": .text(thing), "text": "已做"])
            }
            refused(try await scene.stranger.send(path, confirm), 409, "confirmedTooEarly")
            try await lin.takes("judge", item, ["founded": true, "reasonable": true, "text": "查监控"])
            #expect(try await scene.stranger.send(path, confirm.with(["rating": 4]))["phase"] == "closed")
            #expect(try await lin.sees(item)["outcome"] == "confirmed")
            let other = try await scene.solved(["kind": "complaint", "text": "又吵"])
            let objection = try await scene.stranger.send(
                path,
                ["link": .text(try await link(scene, other)), "action": "confirm", "satisfied": false, "comment": "还吵"])
            #expect(objection["phase"] == "open")
            #expect(try await lin.sees(other)["stage"] == "reopened")
        }
    }

    @Test("Papers are added and a hand-over is signed: drawn, typed, or not at all")
    func files() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register([
                "kind": "handing-over", "text": "收楼", "place": "3-1-802",
                "form": ["when": "2026-03-03T02:00:00Z/2026-03-03T03:00:00Z", "owner": "王建国 13800138000"],
            ])
            try await lin.takes("book", item, [:])
            try await lin.takes("receive", item, ["form": ["papers": "identity=pass,contract=pass,invitation=pass"]])
            let secret = try await link(scene, item)
            let look = try await scene.stranger.send("/api/v1/customer-page/looks", ["link": .text(secret)])
            #expect(look["stage"] == "正在验房，请核对并签收" && look["actions"].items.map { $0["action"] } == ["sign"])
            #expect(look["bookings"].items.count == 1 && look["papers"].items.map { $0["key"] } == ["home"])
            #expect(!look.text.contains("13800138000"), "the owner's number is not among what customers see")
            let shown = try await scene.stranger.get("/c/\(secret)").text
            #expect(shown.contains("data-sign") && shown.contains("draw.signature"))
            let none = try await scene.stranger.send(
                "/api/v1/customer-page/actions", ["link": .text(secret), "action": "sign", "form": ["signed": "yes"]])
            refused(none, 422, "formWrong")
            let typed = try await guest(scene).submit(
                bare: "/c/\(secret)/actions/sign", ["form.signed": "yes", "form.signature.name": "王建国", "once": "1"])
            #expect(typed.status == 303)
            #expect(try await lin.sees(item)["form"]["signature"] == "name:王建国")
            let drawn = try await guest(scene).submit(
                bare: "/c/\(secret)/actions/sign",
                ["form.signed": "yes", "draw.signature": "data:image/png;base64," + Self.png.base64EncodedString()])
            #expect(drawn.status == 303)
            let seen = try await lin.sees(item)
            let file = try #require(seen["attachments"].items.last)
            #expect(seen["form"]["signature"] == file["id"] && file["name"] == "业主签名.png")
            #expect(try await scene.stranger.get("/c/\(secret)/files/\(file["id"].string)").status == 200)
            let paper = try await scene.stranger.get("/c/\(secret)/prints/home").text
            #expect(paper.contains("/c/\(secret)/files/\(file["id"].string)") && !paper.contains("method=\"post\""))
            let page = try await scene.browser("lin").open("/cases/\(item["number"].string)").text
            #expect(page.contains("/cases/\(item["number"].string)/files/\(file["id"].string)\" alt=\"\""))
        }
    }

    @Test("A customer sends drawings, and sees of the files only those")
    func uploads() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register([
                "kind": "renovation", "text": "装修", "place": "3-1-802",
                "form": [
                    "works": "walls", "contractor": "老周 13900001111", "workers": "3", "rules": "yes",
                    "period": "2026-03-04T00:00:00Z/2026-04-04T00:00:00Z",
                ],
            ])
            let number = item["number"].string
            let path = "/api/v1/cases/\(number)/attachments"
            let inside = try await lin.upload(path, name: "in.png", bytes: Array(Self.png))
            let secret = try await link(scene, item)
            let content = Tree.text(Self.png.base64EncodedString())
            let sent = try await scene.stranger.send(
                "/api/v1/customer-page/actions",
                [
                    "link": .text(secret), "action": "add-papers",
                    "files": [
                        ["field": "plan", "name": "plan.png", "content": content],
                        ["field": "licence", "name": "licence.png", "content": content],
                    ],
                ])
            #expect(sent.status == 200, "\(sent.text)")
            let files = try await lin.sees(item)["attachments"].items
            #expect(files.count == 3)
            #expect(try await scene.stranger.get("/c/\(secret)/files/\(files[1]["id"].string)").status == 200)
            let hidden = inside["attachments"][0]["id"].string
            #expect(try await scene.stranger.get("/c/\(secret)/files/\(hidden)").status == 404)
            let bad = try await scene.stranger.send(
                "/api/v1/customer-page/actions",
                [
                    "link": .text(secret), "action": "add-papers",
                    "files": [["field": "reviewed", "name": "plan.png", "content": content]],
                ])
            refused(bad, 422, "formWrong")
            // Neither is a file of the house made theirs by naming it, nor anything kept of what they may not do.
            let named = ["link": .text(secret), "action": "add-papers", "form": ["plan": .text(hidden)]] as Tree
            refused(try await scene.stranger.send("/api/v1/customer-page/actions", named), 422, "formWrong")
            #expect(try await scene.stranger.get("/c/\(secret)/files/\(hidden)").status == 404)
            let kept = try scene.house.store.blobs.all()
            let other = Tree.text((Self.png + Data([0])).base64EncodedString())
            let foreign = [
                "link": .text(secret), "action": "approve",
                "files": [["field": "plan", "name": "plan.png", "content": other]],
            ] as Tree
            refused(try await scene.stranger.send("/api/v1/customer-page/actions", foreign), 403, "notAllowed")
            #expect(try scene.house.store.blobs.all() == kept)
        }
    }
}

extension Scene {
    /// A link is made, opened and taken back.
    func opensCustomerPage(of item: Tree) async throws {
        let (lin, number) = (try visitor("lin"), item["number"].string)
        let secret = try await lin.send("/api/v1/cases/\(number)/page-links", [:])["secret"].string
        #expect(try await stranger.get("/c/\(secret)").status == 200)
        #expect(try await browser("lin").open("/cases/\(number)/page-links").status == 200)
        #expect(try await lin.send("/api/v1/cases/\(number)/page-links/removal", [:])["revoked"] == 1)
    }
}
