import Foundation
import Kernel
import Testing
import Web

/// The garden tells many something; the scene stands at Tuesday, 2026-03-03 09:00. Three people have two rooms there.
@Suite("Announcements over HTTP")
struct AnnouncementScenario {
    private static let draft: Tree = ["title": "灭虫通知", "text": "周五灭虫，请关窗。", "wholeProject": true]
    static let path = "/api/v1/announcements"

    private static func act(
        _ scene: Scene, _ user: String, _ action: String, _ number: String, _ body: Tree = [:]
    ) async throws -> Answer {
        try await scene.visitor(user).send("\(path)/\(number)/actions/\(action)", body)
    }

    @Test("Written by one, approved by another, taken back in time, out, over: each state allows its own acts alone")
    func life() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            let made = try await lin.send(Self.path, Self.draft, ["Idempotency-Key": "one"])
            #expect(made.status == 201 && made["number"] == "N2603-001" && made["state"] == "draft", "\(made.text)")
            #expect(try await lin.send(Self.path, Self.draft, ["Idempotency-Key": "one"])["number"] == made["number"])
            #expect(made["reach"]["households"].int == 2 && made["reach"]["people"].int == 3)
            let number = made["number"].string
            let ends: Tree = ["until": "2026-03-03T12:00:00+08:00", "titleEnglish": "Pests", "textEnglish": "Friday."]
            let edited = try await lin.send(.put, "\(Self.path)/\(number)", ends, ["If-Match": "\"1\""])
            #expect(edited.status == 200 && edited["version"].int == 2, "\(edited.text)")
            #expect(edited["text"] == made["text"])
            refused(
                try await lin.send(.put, "\(Self.path)/\(number)", ends, ["If-Match": "\"1\""]), 412,
                "announcementChanged")
            refused(try await Self.act(scene, "chen", "approve", number), 409, "announcementNotNow")
            #expect(try await Self.act(scene, "lin", "submit", number)["state"] == "submitted")
            refused(try await Self.act(scene, "lin", "approve", number), 403, "notAllowed")
            refused(try await lin.send(.put, "\(Self.path)/\(number)", ends), 409, "announcementNotNow")
            refused(try await Self.act(scene, "chen", "back", number), 422, "announcementLacks")
            #expect(try await Self.act(scene, "chen", "back", number, ["reason": "写上日期"])["state"] == "draft")
            #expect(try await Self.act(scene, "lin", "submit", number).status == 200)
            let approved = try await Self.act(scene, "chen", "approve", number)
            #expect(approved["state"] == "waiting" && approved["leavesAt"] == "2026-03-03T09:05:00+08:00")
            #expect(try await Self.act(scene, "chen", "recall", number)["state"] == "draft")
            #expect(try await Self.act(scene, "lin", "submit", number).status == 200)
            #expect(try await Self.act(scene, "chen", "approve", number)["approvedBy"].string != "")
            let engineer = try scene.visitor("ru")
            refused(try await engineer.get("\(Self.path)/\(number)"), 404, "unknownAnnouncement")
            scene.hand.advance(.minutes(5))
            refused(try await Self.act(scene, "chen", "recall", number), 409, "announcementNotNow")
            #expect(try await Self.act(scene, "lin", "hang", number, ["where": "3 栋大堂"])["state"] == "standing")
            #expect(try await lin.get(Self.path)["items"][0]["number"] == made["number"])
            scene.hand.advance(.hours(3))
            let over = try await chen.get("\(Self.path)/\(number)")
            #expect(over["state"] == "over" && over["actions"].items.isEmpty)
            #expect(over["entries"].items.map { $0["act"].string } == [
                "write", "edit", "submit", "back", "submit", "approve", "recall", "submit", "approve", "hang",
            ])
            #expect(try await chen.get("\(Self.path)?show=over")["items"].items.count == 1)
            #expect(try await chen.get(Self.path)["items"].items.isEmpty)
        }
    }

    @Test("Whoever changed it last does not approve it either; what is missing is said, and nothing happens")
    func refusals() async throws {
        try await withScene { scene in
            let chen = try scene.visitor("chen")
            let number = try await scene.visitor("lin").send(Self.path, ["title": "停车"])["number"].string
            refused(try await Self.act(scene, "lin", "submit", number), 422, "announcementLacks")
            #expect(try await chen.send(.put, "\(Self.path)/\(number)", ["text": "地库清洗"]).status == 200)
            refused(try await Self.act(scene, "lin", "submit", number), 422, "audienceMissing")
            for (body, code) in [
                (["places": ["no-such"]], "unknownPlace"), (["zones": ["zhao"]], "noSuchZone"),
                (["title": " "], "announcementLacks"),
                (["places": .list((0...200).map { .text("\($0)") })], "tooManyPlaces"),
            ] as [(Tree, String)] {
                refused(try await chen.send(.put, "\(Self.path)/\(number)", body), 422, code)
            }
            refused(try await chen.send(Self.path, ["title": "x", "template": "no-such"]), 422, "unknownTemplate")
            let body: Tree = ["places": ["3-1-802"], "channels": []]
            #expect(try await chen.send(.put, "\(Self.path)/\(number)", body)["reach"]["people"].int == 1)
            refused(try await Self.act(scene, "lin", "submit", number), 422, "channelMissing")
            #expect(try await chen.send(.put, "\(Self.path)/\(number)", ["channels": ["text"]]).status == 200)
            refused(try await Self.act(scene, "lin", "submit", number), 422, "noTextGateway")
            let past: Tree = ["channels": ["board"], "until": "2026-03-03T08:00:00+08:00"]
            #expect(try await chen.send(.put, "\(Self.path)/\(number)", past).status == 200)
            refused(try await Self.act(scene, "lin", "submit", number), 422, "announcementEndsEarly")
            let later: Tree = ["until": "2026-03-04T08:00:00+08:00"]
            #expect(try await chen.send(.put, "\(Self.path)/\(number)", ["until": .null])["until"] == .null)
            #expect(try await chen.send(.put, "\(Self.path)/\(number)", later).status == 200)
            let last = try await scene.visitor("lin").send(.put, "\(Self.path)/\(number)", ["title": "停车场"])
            #expect(last.status == 200)
            #expect(try await Self.act(scene, "lin", "submit", number).status == 200)
            refused(try await Self.act(scene, "chen", "approve", number), 403, "ownAnnouncement")
            #expect(try await Self.act(scene, "root", "approve", number).status == 200)
            refused(try await Self.act(scene, "lin", "nothing", number), 404, "unknownAction")
        }
    }

    @Test("What is named as out is out with all in it, of the whole project and where it is named as in")
    func without() async throws {
        try await withScene { scene in
            func people(_ audience: [String: Tree]) async throws -> Int {
                let body = (["title": "停水", "text": "检修"] as Tree).with(audience)
                return try await scene.visitor("lin").send(Self.path, body)["reach"]["people"].int
            }
            let all = try await people(["wholeProject": true])
            let inside = try await people(["places": ["3"]])
            #expect(inside > 0 && all >= inside)
            #expect(try await people(["wholeProject": true, "without": ["3"]]) == all - inside)
            #expect(try await people(["places": ["3"], "without": ["3"]]) == 0)
        }
    }

    @Test("Text messages: after the delay, in the day, each once, not to who refuses, none once it is withdrawn")
    func texts() async throws {
        try await withScene(sends: true) { scene in
            let lin = try scene.visitor("lin")
            let wang = try #require(scene.template.people["王建国"])
            let no: Tree = ["accepts": false, "manner": "电话中说"]
            #expect(try await lin.send("/api/v1/people/\(wang)/consents", no).status == 201)
            let texting: Tree = Self.draft.with([
                "channels": ["board", "text"], "message": "周五灭虫", "publishAt": "2026-03-03T22:00:00+08:00",
            ])
            let made = try await lin.send(Self.path, texting)
            #expect(made["reach"]["people"].int == 3 && made["reach"]["reachable"].int == 2, "\(made.text)")
            let number = made["number"].string
            for (user, action) in [("lin", "submit"), ("chen", "approve")] {
                #expect(try await Self.act(scene, user, action, number).status == 200)
            }
            func sends() async throws -> [String] {
                _ = try await scene.house.jobs.work()
                let taken = try await scene.house.announcements.takeTexts()
                for one in taken { try await scene.house.announcements.settle(one, .sent(reference: "")) }
                return taken.map { "\($0.phone) \($0.text)" }.sorted()
            }
            #expect(try await sends() == [])
            scene.hand.advance(.hours(13))
            #expect(try await sends() == [], "it is night")
            let waiting = try await lin.get("\(Self.path)/\(number)")
            #expect(waiting["state"] == "standing" && waiting["texts"]["waiting"].int == 2, "\(waiting.text)")
            scene.hand.advance(.hours(10))
            #expect(try await sends() == ["13666667777 周五灭虫", "13912345678 周五灭虫"])
            #expect(try await sends() == [])
            #expect(try await lin.get("\(Self.path)/\(number)")["texts"]["sent"].int == 2)
            let second = try await lin.send(Self.path, texting.with(["publishAt": .null]))["number"].string
            for (user, action) in [("lin", "submit"), ("chen", "approve")] {
                #expect(try await Self.act(scene, user, action, second).status == 200)
            }
            scene.hand.advance(.minutes(5))
            _ = try await scene.house.jobs.work()
            let one = try #require(try await scene.house.announcements.takeTexts().first)
            #expect(try await Self.act(scene, "lin", "withdraw", second, ["reason": "日期错了"])["state"] == "withdrawn")
            try await scene.house.announcements.settle(one, .sent(reference: "7"))
            scene.hand.advance(.minutes(1))
            #expect(try await sends() == [])
            let after = try await lin.get("\(Self.path)/\(second)")["texts"]
            #expect(after["sent"].int == 1 && after["stopped"].int == 1, "what had left has left")
        }
    }

    @Test("Of an outage by one click; of a template; pages keep what was typed, show the reach, print a sheet")
    func pages() async throws {
        try await withScene { scene in
            let (lin, chen) = (scene.browser("lin"), scene.browser("chen"))
            let outage = try await scene.visitor("lin").announces()["number"].string
            #expect(try await lin.open("/outages/\(outage)").text.contains("name=\"outage\" value=\"\(outage)\""))
            let made = try await lin.submit("/announcements", ["outage": outage])
            #expect(made.status == 303 && made.location == "/announcements/N2603-001", "\(made.text.prefix(300))")
            let page = try await lin.open(made.location).text
            #expect(page.contains("通知") && page.contains("/outages/\(outage)") && page.contains("3 栋"))
            #expect(try await lin.open("/announcements?new=1&template=holiday").text.contains("节日温馨提示"))
            let blank = try await lin.submit(
                "/announcements", ["title": "节日", "text": "【】将至", "places": "3", "ways": "1", "channel-board": "yes"])
            let unfilled = try await lin.submit("\(blank.location)/submit", ["version": "1"])
            #expect(unfilled.status == 422 && unfilled.text.contains("没填的空白"))
            let wrong = try await lin.submit(
                "/announcements", ["title": "灭虫", "text": "请关窗", "places": "99", "ways": "1", "channel-board": "yes"])
            #expect(wrong.status == 422 && wrong.text.contains("请关窗") && wrong.text.contains("99"))
            let right = try await lin.submit(
                "/announcements",
                [
                    "title": "灭虫", "text": "请关窗", "places": "3-1-802 3-1-803", "ways": "1", "channel-board": "yes",
                    "capacity-owner": "yes",
                ])
            #expect(try await lin.open(right.location).text.contains("2 户、3 人"))
            #expect(try await lin.submit("\(right.location)/submit", ["version": "1"]).status == 303)
            let stale = try await chen.submit("\(right.location)/approve", ["version": "1"])
            #expect(stale.status == 412 && stale.text.contains("刚被别人改过"))
            #expect(try await !lin.open(right.location).text.contains("\(right.location)/approve"))
            #expect(try await chen.submit("\(right.location)/approve", ["version": "2"]).status == 303)
            #expect(try await lin.open(right.location).text.contains("在此之前可以撤回"))
            scene.hand.advance(.minutes(6))
            #expect(try await lin.open("/announcements").text.contains("灭虫"))
            let sheet = try await lin.open("\(right.location)?print=1").text
            #expect(sheet.contains("云栖物业服务有限公司") && sheet.contains("请关窗") && !sheet.contains("尚未发布"))
        }
    }
}

extension Scene {
    /// Writes, submits, approves, hangs up and lists an announcement: for whoever watches the statements.
    func announcesToMany() async throws {
        let path = AnnouncementScenario.path
        let lin = try visitor("lin")
        let body: Tree = [
            "title": "灭虫", "text": "请关窗", "places": ["3-1-802"], "without": ["pool"], "capacities": ["owner"],
            "tag": "vip",
        ]
        let number = try await lin.send(path, body)["number"].string
        #expect(try await lin.send(.put, "\(path)/\(number)", ["wholeProject": true]).status == 200)
        for (user, action) in [("lin", "submit"), ("chen", "approve")] {
            #expect(try await visitor(user).send("\(path)/\(number)/actions/\(action)", [:]).status == 200)
        }
        for part in ["open", "standing", "over"] { #expect(try await lin.get("\(path)?show=\(part)").status == 200) }
        for page in ["/announcements", "/announcements?show=over", "/announcements/\(number)"] {
            #expect(try await browser("lin").open(page).status == 200)
        }
        _ = try await house.announcements.takeTexts()
    }
}
