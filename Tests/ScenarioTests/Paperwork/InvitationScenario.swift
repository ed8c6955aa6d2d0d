import Casework
import Foundation
import Kernel
import TestStore
import Testing

/// The garden has two homes with owners; nobody sends text messages there, so everybody has a letter.
@Suite("A procedure is begun for many homes")
struct InvitationScenario {
    private static let path = "/api/v1/invitations"
    private static let count = "/api/v1/invitation-count?kind=handing-over&project=garden"
    private static let acting = "/api/v1/customer-page/actions"

    private func begun(_ scene: Scene, _ more: [String: Tree] = [:]) async throws -> Tree {
        let body = (["kind": "handing-over", "project": "garden"] as Tree).with(more)
        let made = try await scene.visitor("lin").send(Self.path, body, ["Idempotency-Key": "one"])
        #expect(made.status == 201, "\(made.text)")
        _ = try await scene.house.jobs.work()
        return try await scene.visitor("lin").get("\(Self.path)/\(made["number"].string)").json
    }

    /// The secrets of the letters, by place.
    private func letters(_ scene: Scene, _ number: String) async throws -> [String: String] {
        let printed = try await scene.visitor("lin").send("\(Self.path)/\(number)/letters", [:])
        #expect(printed.status == 200, "\(printed.text)")
        let pairs = printed["items"].items.map { letter in
            (letter["place"].string, letter["address"].string.split(separator: "/").last.map(String.init) ?? "")
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    @Test("Counted, begun once, the open one is left out and named; letter, look, time chosen: the figures follow")
    func main() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let before = try await lin.get(Self.count)
            #expect(before["places"] == 2 && before["invited"] == 2 && before["letters"] == 2, "\(before.text)")
            let open = try await lin.register([
                "kind": "handing-over", "text": "收房", "place": "3-1-803", "form": ["owner": "李秀英"],
            ])
            let count = try await lin.get(Self.count)
            #expect(count["invited"] == 1 && count["running"] == 1 && count["ownerless"] == 0)
            let file = try await begun(scene)
            let number = file["number"].string
            #expect(number == "B2603-001" && file["doneAt"] != .null)
            #expect(try await begun(scene)["number"] == file["number"], "the same key begins nothing new")
            #expect(try await lin.get(Self.path)["items"].items.count == 1)
            let figures = file["figures"]
            #expect(figures["places"] == 2 && figures["invited"] == 1 && figures["left"] == 1)
            #expect(figures["letters"] == 1 && figures["missing"] == 1 && figures["seen"] == 0)
            let (first, second) = (file["items"][0], file["items"][1])
            #expect(first["place"] == "3-1-802" && first["state"] == "invited" && first["customer"] == "王建国")
            #expect(second["state"] == "running" && second["number"] == open["number"])
            let item = try await lin.get("/api/v1/cases/\(first["number"].string)").json
            #expect(item["stage"] == "invited" && item["form"]["owner"] == "王建国")

            let secret = try #require(try await letters(scene, number)["3-1-802"])
            #expect(try await letters(scene, number) == [:], "nobody has two letters")
            let look = try await scene.stranger.send("/api/v1/customer-page/looks", ["link": .text(secret)])
            let slot = look["slots"][0]
            #expect(look["actions"][0]["action"] == "book" && slot["free"] == 4, "\(look.text)")
            func book(_ when: String) async throws -> Answer {
                try await scene.stranger.send(
                    Self.acting, ["link": .text(secret), "action": "book", "form": ["when": .text(when)]])
            }
            refused(try await book("2026-03-04T05:00:00+08:00/2026-03-04T06:00:00+08:00"), 422, "formWrong")
            refused(try await book(""), 409, "formIncomplete")
            let booked = try await book("\(slot["from"].string)/\(slot["until"].string)")
            #expect(booked.status == 200 && booked["bookings"].items.count == 1, "\(booked.text)")
            let after = try await lin.get("\(Self.path)/\(number)")["figures"]
            #expect(after["seen"] == 1 && after["booked"] == 1 && after["missing"] == 0 && after["letters"] == 0)
            #expect(try await lin.get("\(Self.path)/\(number)?show=missing")["items"].items.isEmpty)
            #expect(try await lin.get("\(Self.path)/\(number)?show=left")["items"].items.count == 1)
            let answered = try await lin.get("\(Self.path)/\(number)?show=answered")["items"].items
            #expect(answered.map { $0["place"] } == ["3-1-802"])
            #expect(try await lin.get("\(Self.path)/\(number)?show=printed")["items"].items.count == 1)
            refused(try await lin.get("\(Self.path)/\(number)?show=no-such"), 400, "badQuery")
        }
    }

    @Test("Of the last place of an hour one has it, however both come at once")
    func last() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let ten: Tree = "2026-03-04T10:00:00+08:00/2026-03-04T11:00:00+08:00"
            for _ in 1...3 {
                let one = try await lin.register([
                    "kind": "handing-over", "text": "收房", "place": "3", "form": ["owner": "甲", "when": ten],
                ])
                try await lin.takes("book", one)
            }
            let secrets = try await letters(scene, begun(scene)["number"].string).values.sorted()
            #expect(secrets.count == 2)
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for secret in secrets {
                    group.addTask {
                        let body: Tree = ["link": .text(secret), "action": "book", "form": ["when": ten]]
                        return try await scene.stranger.send(Self.acting, body).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }.sorted()
            }
            #expect(statuses == [200, 409])
        }
    }

    @Test("On pages: the count before it begins, the places, the letters once; the customer taps an hour")
    func pages() async throws {
        try await withScene { scene in
            let lin = scene.browser("lin")
            let asked = try await lin.open("/invitations?kind=handing-over&project=garden").text
            #expect(asked.contains("邀约 2 户") && asked.contains("发起并通知"))
            let made = try await lin.submit("/invitations", ["kind": "handing-over", "project": "garden"])
            #expect(made.status == 303 && made.location == "/invitations/B2603-001", "\(made.text.prefix(300))")
            _ = try await scene.house.jobs.work()
            let page = try await lin.open(made.location).text
            #expect(page.contains("王建国") && page.contains("打印邀约信函"))
            let letters = try await lin.submit("\(made.location)/letters")
            #expect(letters.status == 200 && letters.text.contains("<svg") && letters.text.contains("收房"))
            let link = try #require(letters.text.firstMatch(of: /gjp_[0-9a-f]+/)).output
            let guest = try await scene.stranger.get("/c/\(link)").text
            let hour = try #require(guest.firstMatch(of: /name="form.when" value="(2026-03-0[^"]*)"/)).output.1
            let sent = try await Browser(scene.client, session: "", formToken: "").submit(
                bare: "/c/\(link)/actions/book", ["form.when": String(hour), "once": "1"])
            #expect(sent.status == 303, "\(sent.text.prefix(300))")
            #expect(try await scene.stranger.get("/c/\(link)").text.contains("已预约"))
            #expect(try await lin.open("/invitations").text.contains("已登记"))
        }
    }

    @Test("A page of places says where the next begins, by call and on the page, and turns by itself to nowhere else")
    func turning() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let number = try await begun(scene)["number"].string
            let first = try await lin.get("\(Self.path)/\(number)?limit=1")
            #expect(first["items"].items.map { $0["place"] } == ["3-1-802"] && first["next"] == "3-1-802")
            let second = try await lin.get("\(Self.path)/\(number)?limit=1&after=3-1-802")
            #expect(second["items"].items.map { $0["place"] } == ["3-1-803"] && second["next"] == .null)
            #expect(second["figures"]["places"] == 2, "the figures are those of all")
            let page = try await scene.browser("lin").open("/invitations/\(number)?show=missing&after=3-1-802").text
            #expect(page.contains("3-1-803") && !page.contains(">3-1-802<"))
            #expect(page.contains("hx-get=\"/invitations/\(number)?show=missing&amp;after=3-1-802\""))
            #expect(page.contains("回到最前"))
            let rest = try await lin.send("\(Self.path)/\(number)/letters?after=3-1-802", [:])
            #expect(rest["items"].items.map { $0["place"] } == ["3-1-803"] && rest["next"] == .null)
        }
    }

    @Test("Where more than one desk has such a procedure, one chooses of which desk")
    func desks() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "desks-\(UUID().uuidString)")
        let shop = folder.appending(path: "shop")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { TestStore.clear(folder) }
        try FileManager.default.copyItem(at: Template.property, to: shop)
        try await withScene(besides: [Desk.read(shop)]) { scene in
            let lin = scene.browser("lin")
            let page = try await lin.open("/invitations").text
            #expect(page.contains("value=\"property/handing-over\"") && page.contains("value=\"shop/handing-over\""))
            let asked = try await lin.open("/invitations?kind=shop/handing-over&project=garden").text
            #expect(asked.contains("邀约 2 户") && asked.contains("value=\"shop/handing-over\" selected"))
            let made = try await lin.submit("/invitations", ["kind": "shop/handing-over", "project": "garden"])
            let number = made.location.split(separator: "/").last.map(String.init) ?? ""
            let file = try await scene.visitor("lin").get("\(Self.path)/\(number)")
            #expect(file["desk"] == "shop" && file["kind"] == "handing-over", "\(made.text.prefix(300))")
        }
        try await withScene { scene in
            let page = try await scene.browser("lin").open("/invitations").text
            #expect(page.contains("value=\"handing-over\""), "the only desk is not asked for")
        }
    }

    @Test("Only what is meant for many, only one's own project, only who is there")
    func refusals() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            refused(try await lin.send(Self.path, ["kind": "repair"]), 422, "notForMany")
            refused(try await lin.send(Self.path, ["kind": "no-such"]), 422, "unknownKind")
            let body: Tree = ["kind": "handing-over", "project": "garden"]
            refused(try await lin.send(Self.path, body.with(["places": ["no-such"]])), 422, "unknownPlace")
            refused(try await lin.send(Self.path, body.with(["tag": "no-such"])), 409, "nobodyToInvite")
            refused(try await lin.send(Self.path, body.with(["status": "unsold"])), 409, "nobodyToInvite")
            refused(try await lin.send(Self.path, body.with(["project": "tower"])), 422, "unknownProject")
            let number = try await begun(scene, ["places": ["3-1"], "tag": "vip"])["number"].string
            let bai = try scene.visitor("bai")
            refused(try await bai.get("\(Self.path)/\(number)"), 404, "unknownInvitation")
            refused(try await bai.send("\(Self.path)/\(number)/letters", [:]), 404, "unknownInvitation")
            #expect(try await bai.get(Self.path)["items"].items.isEmpty)
        }
    }
}

extension Scene {
    /// Begins a procedure for many homes and looks at it.
    func invitesMany() async throws {
        let lin = try visitor("lin")
        let body: Tree = ["kind": "handing-over", "project": "garden", "places": ["3"], "tag": "vip"]
        let number = try await lin.send("/api/v1/invitations", body)["number"].string
        _ = try await house.jobs.work()
        let parts = ["all", "answered", "missing", "letters", "printed", "left"].map { "?show=\($0)&after=3" }
        for call in ["-count?kind=handing-over", "s"] + parts.map({ "s/\(number)\($0)" }) {
            #expect(try await lin.get("/api/v1/invitation\(call)").status == 200)
        }
        let letters = try await lin.send("/api/v1/invitations/\(number)/letters", [:])["items"]
        let secret = letters[0]["address"].string.split(separator: "/").last.map(String.init) ?? ""
        #expect(try await stranger.get("/c/\(secret)").status == 200)
    }
}
