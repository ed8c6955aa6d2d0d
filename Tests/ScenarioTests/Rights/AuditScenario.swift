import Kernel
import Store
import TestStore
import Testing
import Web

/// Who saw a number in full, and why; the scene stands at Tuesday, 2026-03-03 09:00.
@Suite("The audit trail by page and by call")
struct AuditScenario {
    private static let (call, page) = ("/api/v1/audit", "/settings/audit")

    /// Lin has a telephone shown, Chen an hour later the number of a paper; answers whose they are.
    private static func unmask(_ scene: Scene) async throws -> String {
        let (lin, chen, wang) = (try scene.visitor("lin"), try scene.visitor("chen"), try scene.person("王建国"))
        #expect(try await lin.send("/api/v1/people/\(wang)/phone", ["reason": "约上门时间"]).status == 200)
        scene.hand.advance(.hours(1))
        let passport: Tree = ["kind": "passport", "number": "E12345678"]
        let file = try await chen.takes("add-paper", onPerson: wang, passport)
        let paper = file["papers"][0]["id"].string
        let shown = try await chen.send("/api/v1/people/\(wang)/papers/\(paper)/number", ["reason": "核对过户材料"])
        #expect(shown["number"] == "E12345678", "\(shown.text)")
        return wang
    }

    @Test("Who saw a telephone or a paper's number in full is found by what was done and by whom, with the reason")
    func unmasking() async throws {
        try await withScene { scene in
            let (root, wang) = (try scene.visitor("root"), try await Self.unmask(scene))
            func found(_ query: String) async throws -> Tree { try await root.get(Self.call + query)["items"] }
            let phone = try await found("?act=person.unmask")
            #expect(phone.items.count == 1 && phone[0]["name"] == "林晓" && phone[0]["detail"] == "约上门时间")
            #expect(phone[0]["subject"].string == wang && phone[0]["at"] == "2026-03-03T09:00:00+08:00")
            let paper = try await found("?act=person.unmask-paper")
            #expect(paper.items.count == 1 && paper[0]["name"] == "陈主管" && paper[0]["detail"] == "核对过户材料")
            let (lin, chen) = (phone[0]["by"].string, paper[0]["by"].string)
            let ofChen = try await found("?by=\(chen)")
            #expect(ofChen.items.allSatisfy { $0["name"] == "陈主管" } && ofChen[0]["act"] == "person.unmask-paper")
            #expect(try await found("?by=\(lin)&act=person.unmask") == phone)
            #expect(try await found("?by=\(chen)&act=person.unmask") == [])
            #expect(try await found("?act=person.unmask&from=2026-03-03&until=2026-03-03") == phone)
            for query in ["&until=2026-03-02", "&from=2026-03-04"] {
                #expect(try await found("?act=person.unmask" + query) == [])
            }
        }
    }

    @Test("The page says it in words, a reason from the list too; the menu of who may read it leads there")
    func shown() async throws {
        try await withScene { scene in
            let wang = try await Self.unmask(scene)
            let again = try await scene.browser("lin").submit("/people/\(wang)/phone", ["reason": "emergency"])
            #expect(again.status == 200)
            let root = scene.browser("root")
            let phone = try await root.open(Self.page + "?act=person.unmask").text
            #expect(phone.contains("<td class=\"c-title\">查看电话全号</td>") && phone.contains("2026-03-03 09:00:00"))
            #expect(phone.contains("约上门时间") && phone.contains("紧急联系") && !phone.contains("核对过户材料"))
            #expect(phone.contains("value=\"person.unmask\" selected") && phone.contains("href=\"\(Self.page)\""))
            let trail = try await scene.visitor("root").get(Self.call + "?act=person.unmask-paper")["items"]
            let ofChen = try await root.open(Self.page + "?by=\(trail[0]["by"].string)").text
            #expect(ofChen.contains("核对过户材料") && !ofChen.contains("约上门时间"))
            #expect(try await root.open(Self.page + "?act=no.such").text.contains("没有符合条件的记录"))
            #expect(try await scene.browser("auditor").open(Self.page).status == 200)
        }
    }

    @Test("Who lacks the right, or has it in one project alone, is refused and sees no link")
    func rights() async throws {
        try await withScene { scene in
            for user in ["lin", "chen", "warden"] {
                refused(try await scene.visitor(user).get(Self.call), 403, "notAllowed")
                let answer = try await scene.browser(user).open(Self.page)
                #expect(answer.status == 403 && !answer.text.contains("href=\"\(Self.page)\""), "\(user)")
            }
        }
    }

    @Test("Each entry is walked once, the newest first, however short the pages")
    func paging() async throws {
        try await withScene { scene in
            _ = try await Self.unmask(scene)
            let root = try scene.visitor("root")
            let whole = try await root.get(Self.call + "?limit=200")
            let all = whole["items"].items
            #expect(whole["next"] == .null && all.count > 20)
            let times = all.map { $0["at"].string }
            #expect(times == times.sorted(by: >))
            var (found, before) = ([Tree](), "")
            repeat {
                let next = before.isEmpty ? "" : "&before=\(before)"
                let page = try await root.get(Self.call + "?limit=7" + next)
                #expect(page.status == 200 && page["items"].items.count <= 7, "\(page.text)")
                found += page["items"].items
                before = page["next"].string
            } while !before.isEmpty && found.count <= all.count
            #expect(found == all)
            let page = try await scene.browser("root").open(Self.page + "?from=2026-03-03").text
            #expect(page.contains("\(Self.page)?from=2026-03-03&amp;before="))
        }
    }

    @Test("A day that is none is refused by a sentence, and what was typed stays")
    func badDay() async throws {
        try await withScene { scene in
            let (root, browser) = (try scene.visitor("root"), scene.browser("root"))
            for query in ["from=2026-02-30", "until=soon", "by=chen", "before=1", "before=x.y", "limit=0"] {
                refused(try await root.get("\(Self.call)?\(query)"), 400, "badQuery")
            }
            let query = "?from=2026-02-30&until=2026-03-03&act=person.unmask"
            let answer = try await browser.open(Self.page + query)
            #expect(answer.status == 400 && answer.text.contains("看不懂"))
            #expect(answer.text.contains("value=\"2026-02-30\"") && answer.text.contains("value=\"2026-03-03\""))
            #expect(answer.text.contains("value=\"person.unmask\" selected"))
        }
    }

    @Test(
        "It is read by one statement along an index, whatever is asked for",
        .enabled(if: !TestStore.isPostgres, "PostgreSQL chooses by the sizes of tables, which are tiny here"),
        arguments: [
            ("", "audit_by_time"), ("?from=2026-03-01&until=2026-03-31", "audit_by_time"),
            ("?act=person.unmask&from=2026-03-01", "audit_by_act "), ("?by=0000000000000", "audit_by_actor "),
        ])
    func plans(_ query: String, _ index: String) async throws {
        try await withScene { scene in
            let (root, store) = (try scene.visitor("root"), scene.house.store)
            store.watch.record(true)
            #expect(try await root.get(Self.call + query).status == 200)
            let plans = try await store.explain(store.watch.record(false).filter { $0.sql.contains("FROM audit") })
            #expect(plans.count == 1 && plans[0].steps.contains { $0.contains(index) }, "\(plans)")
            #expect(plans.allSatisfy { plan in !plan.steps.contains { $0.contains("TEMP B-TREE") } }, "\(plans)")
        }
    }
}
