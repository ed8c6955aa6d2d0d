import Foundation
import Kernel
import Testing
import Web

/// The garden's staff meet; the scene stands at Tuesday, 2026-03-03 09:00.
@Suite("Minutes and follow-ups over HTTP")
struct MeetingScenario {
    static let path = "/api/v1/meetings"
    static let draft: Tree = [
        "title": "周例会", "heldAt": "2026-03-02T15:00:00+08:00", "venue": "会议室", "chair": "chen",
        "present": ["lin", "赵师傅"], "absent": ["hui"], "guests": "业委会李主任",
        "items": [["heading": "电梯", "text": "3 栋电梯月底前检修。"], ["heading": "", "text": " "]],
    ]

    @Test("Written by one, approved by the chair, given back, every version kept; what is missing is said")
    func minutes() async throws {
        try await withScene { scene in
            let (root, chen) = (try scene.visitor("root"), try scene.visitor("chen"))
            refused(try await scene.visitor("lin").get(Self.path), 403, "notAllowed")
            let made = try await root.send(Self.path, Self.draft.with(["project": "garden"]))
            #expect(made.status == 201 && made["number"] == "M2603-001", "\(made.text)")
            #expect(made["items"].items.count == 1)
            let one = "\(Self.path)/\(made["number"].string)"
            for (body, code) in [
                (["title": ""], "gatheringLacks"), (["chair": ""], "gatheringLacks"),
                (["chair": "无此人"], "unknownStaff"),
                (["present": ["谁"]], "unknownStaff"), (["heldAt": "9999-01-01T00:00:00Z"], "dateOutOfRange"),
                (["items": .list((0...40).map { _ in ["heading": "x"] })], "tooManyItems"),
            ] as [(Tree, String)] {
                refused(try await root.send(.put, one, body), 422, code)
            }
            refused(try await chen.send("\(one)/actions/approve", [:]), 409, "gatheringNotNow")
            #expect(try await root.send(.put, one, ["items": []]).status == 200)
            refused(try await root.send("\(one)/actions/submit", [:]), 422, "gatheringLacks")
            let items: Tree = ["items": [["heading": "电梯", "text": "月底前检修。"]]]
            #expect(try await root.send(.put, one, items, ["If-Match": "\"2\""]).status == 200)
            refused(try await root.send(.put, one, items, ["If-Match": "\"2\""]), 412, "gatheringChanged")
            #expect(try await root.send("\(one)/actions/submit", [:])["state"] == "submitted")
            refused(try await root.send(.put, one, items), 409, "gatheringNotNow")
            refused(try await root.send("\(one)/actions/approve", [:]), 403, "notTheChair")
            refused(try await chen.send("\(one)/actions/back", [:]), 422, "gatheringLacks")
            #expect(try await chen.send("\(one)/actions/back", ["reason": "写上日期"])["state"] == "draft")
            #expect(try await root.send("\(one)/actions/submit", [:]).status == 200)
            let approved = try await chen.send("\(one)/actions/approve", [:])
            #expect(approved["state"] == "approved" && approved["approvedAt"] != .null)
            refused(try await root.send("\(one)/actions/back", ["reason": "x"]), 403, "notTheChair")
            #expect(try await chen.send("\(one)/actions/back", ["reason": "漏了一项"])["state"] == "draft")
            #expect(try await chen.send(.put, one, ["guests": ""]).status == 200)
            #expect(try await root.send("\(one)/actions/submit", [:]).status == 200)
            refused(try await chen.send("\(one)/actions/approve", [:]), 403, "ownMinutes")
            let file = try await chen.get(one)
            #expect(file["versions"].items.map { $0["version"].int } == [9, 3, 2, 1], "\(file.text)")
            #expect(file["versions"][3]["items"][0]["text"] == "3 栋电梯月底前检修。")
            refused(try await scene.visitor("ru").get(one), 404, "unknownMeeting")
        }
    }

    @Test("A follow-up is its owner's until it is done; overdue is said; it becomes one case, linked both ways")
    func followUps() async throws {
        try await withScene { scene in
            let (root, zhao, lin) = (try scene.visitor("root"), try scene.visitor("zhao"), try scene.visitor("lin"))
            let number = try await root.send(Self.path, Self.draft.with(["project": "garden"]))["number"].string
            func give(_ task: String, _ owner: String, _ due: String) async throws -> Answer {
                try await root.send(
                    "\(Self.path)/\(number)/follow-ups",
                    ["task": .text(task), "owner": .text(owner), "due": .text(due)])
            }
            let lamp = try await give("换楼道灯", "zhao", "2026-03-03")
            #expect(lamp.status == 201 && lamp["number"] == "M2603-001/1" && lamp["overdue"] == false, "\(lamp.text)")
            let survey = try await give("做满意度调查", "林晓", "2026-03-01")
            #expect(survey["overdue"] == true && survey["number"] == "M2603-001/2")
            refused(try await give("x", "无此人", "2026-03-03"), 422, "unknownStaff")
            refused(try await give(" ", "lin", "2026-03-03"), 422, "gatheringLacks")
            let path = "/api/v1/follow-ups"
            #expect(try await zhao.get(path)["items"].items.map { $0["task"].string } == ["换楼道灯"])
            refused(try await zhao.get("\(path)/\(survey["id"].string)"), 404, "unknownFollowUp")
            #expect(try await root.get("\(path)?show=all")["items"].items.count == 2)
            #expect(try await zhao.get("\(path)?show=all")["items"].items.isEmpty, "reads no minutes")
            let (mine, theirs) = ("\(path)/\(lamp["id"].string)/actions", "\(path)/\(survey["id"].string)/actions")
            refused(try await zhao.send("\(mine)/drop", ["reason": "不想做"]), 403, "notAllowed")
            refused(try await zhao.send("\(mine)/case", ["kind": "repair"]), 403, "notAllowed")
            refused(try await zhao.send("\(mine)/done", [:]), 422, "gatheringLacks")
            let done = try await zhao.send("\(mine)/done", ["result": "换了 12 盏"])
            #expect(done["state"] == "done" && done["result"] == "换了 12 盏" && done["endedAt"] != .null)
            refused(try await zhao.send("\(mine)/done", ["result": "again"]), 409, "gatheringNotNow")
            #expect(try await root.send("\(mine)/reopen", ["reason": "又坏了"])["state"] == "open")
            let moved = try await root.send("\(mine)/change", ["owner": "qian", "due": "2026-03-20"])
            #expect(moved["due"] == "2026-03-20" && moved["task"] == "换楼道灯")
            #expect(try await zhao.get(path)["items"].items.isEmpty)
            refused(try await lin.send("\(theirs)/case", ["kind": "no-such"]), 422, "unknownKind")
            let (kind, once): (Tree, [String: String]) = (["kind": "suggestion"], ["Idempotency-Key": "c"])
            let item = try await lin.send("\(theirs)/case", kind, once)["case"]
            #expect(try await lin.send("\(theirs)/case", kind, once)["case"] == item)
            refused(try await lin.send("\(theirs)/case", kind), 409, "followUpHasCase")
            #expect(try await lin.get("/api/v1/cases/\(item.string)")["text"].string.contains("M2603-001/2"))
            let page = try await scene.browser("lin").open("/cases/\(item.string)").text
            #expect(page.contains("/follow-ups/\(survey["id"].string)"), "the case leads back")
            let leads = try await scene.browser("lin").open("/follow-ups/\(survey["id"].string)").text
            #expect(leads.contains(item.string))
            #expect(try await root.send("\(theirs)/drop", ["reason": "已立案"])["state"] == "dropped")
            #expect(try await root.get("\(path)?show=all")["items"].items.count == 1)
        }
    }

    @Test("Pages: items and names as typed come back, one's own list warns, the minutes print, an old version is read")
    func pages() async throws {
        try await withScene { scene in
            let (chen, zhao) = (scene.browser("chen"), scene.browser("zhao"))
            let fields = [
                "title": "安全例会", "heldAt": "2026-03-02T15:00", "chair": "chen", "present": "赵师傅、林晓",
                "heading-1": "消防", "text-1": "检查灭火器", "heading-4": "车库", "text-4": "加装摄像头",
            ]
            let wrong = try await chen.submit("/meetings", fields.merging(["chair": "没这人"]) { $1 })
            #expect(wrong.status == 422 && wrong.text.contains("没这人") && wrong.text.contains("加装摄像头"))
            let made = try await chen.submit("/meetings", fields)
            #expect(made.status == 303, "\(made.text.prefix(400))")
            let page = made.location
            let late = ["task": "灭火器年检", "owner": "赵师傅", "due": "2026-03-01"]
            let nobody = try await chen.submit("\(page)/follow-ups", late.merging(["owner": "没这人"]) { $1 })
            #expect(nobody.status == 422 && nobody.text.contains("灭火器年检"))
            #expect(try await chen.submit("\(page)/follow-ups", late).status == 303)
            #expect(try await zhao.open("/work").text.contains("1 项会议待办，其中 1 项已逾期"))
            let mine = try await zhao.open("/follow-ups").text
            #expect(mine.contains("灭火器年检") && mine.contains("已逾期") && !mine.contains(page))
            let edited = fields.merging(["version": "1", "text-1": "全部检查过"]) { $1 }
            #expect(try await chen.submit(page, edited).status == 303)
            let old = try await chen.open("\(page)?version=1").text
            #expect(old.contains("检查灭火器") && old.contains("第 1 版"))
            #expect(try await chen.submit("\(page)/actions/submit", ["version": "2"]).status == 303)
            let own = try await chen.submit("\(page)/actions/approve", ["version": "3"])
            #expect(own.status == 403 && own.text.contains("起草或修改过纪要的人不能审批"))
            let sheet = try await chen.open("\(page)?print=1").text
            #expect(sheet.contains("云栖物业服务有限公司") && sheet.contains("草稿，尚未批准") && sheet.contains("灭火器年检"))
            let path = try #require(mine.firstMatch(of: /\/follow-ups\/[0-9a-z]{13}/).map { String($0.output) })
            #expect(try await zhao.submit("\(path)/done", ["version": "1", "result": "都换了"]).status == 303)
            #expect(try await !zhao.open("/work").text.contains("会议待办，其中"))
            #expect(try await zhao.open(path).text.contains("都换了"))
        }
    }
}

extension Scene {
    /// Writes, submits and approves minutes with a follow-up that becomes a case: for whoever watches the statements.
    func keepsMinutes() async throws {
        let (root, path) = (try visitor("root"), MeetingScenario.path)
        let number = try await root.send(path, MeetingScenario.draft.with(["project": "garden"]))["number"].string
        #expect(try await root.send(.put, "\(path)/\(number)", ["title": "例会"]).status == 200)
        let task: Tree = ["task": "换灯", "owner": "lin", "due": "2026-03-09"]
        let given = try await root.send("\(path)/\(number)/follow-ups", task)["id"].string
        let acts = "/api/v1/follow-ups/\(given)/actions"
        #expect(try await root.send("\(acts)/change", ["due": "2026-03-10"]).status == 200)
        #expect(try await root.send("\(acts)/case", ["kind": "repair"]).status == 200)
        #expect(try await root.send("\(path)/\(number)/actions/submit", [:]).status == 200)
        #expect(try await visitor("chen").send("\(path)/\(number)/actions/approve", [:]).status == 200)
        for page in ["/meetings", "/meetings/\(number)", "/meetings/\(number)?print=1", "/follow-ups?show=all"] {
            #expect(try await browser("root").open(page).status == 200)
        }
        for page in ["/follow-ups", "/follow-ups/\(given)"] {
            #expect(try await browser("lin").open(page).status == 200)
        }
        #expect(try await root.get(path).status == 200)
    }
}
