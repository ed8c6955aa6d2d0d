import Foundation
import Testing
import Workforce

@testable import Web

@Suite("Every list leaves the house by its filters")
struct ListedSheetTests {
    @Test("Each sheet has a name of its own, and a sentence for its title and each of its columns")
    func words() {
        let (texts, sheets) = (Texts(), ListedSheet.all)
        #expect(Set(sheets.map(\.key)).count == sheets.count && sheets.count >= 18)
        for sheet in sheets {
            #expect(Exporter.Kind(rawValue: sheet.key) == nil, "\(sheet.key) would hide another")
            for key in [sheet.title, "auditAct.export.\(sheet.key)"] + sheet.columns {
                #expect(texts.has(key), "\(sheet.key): \(key)")
            }
        }
    }

    @Test("Each goes out as a workbook and as text by call and by page, for those who may")
    func all() async throws {
        try await withScene { scene in
            let (root, browser) = (try scene.visitor("root"), scene.browser("root"))
            for sheet in ListedSheet.all {
                let at = "exports/\(sheet.key)?project=garden"
                let book = try await root.get("/api/v1/\(at)")
                #expect(book.status == 200 && book.text.hasPrefix("PK"), "\(sheet.key): \(book.text.prefix(200))")
                let text = try await root.get("/api/v1/\(at)&format=csv").text
                let first = try #require(text.components(separatedBy: "\r\n").first)
                #expect(first.count { $0 == "," } + 1 >= sheet.columns.count, "\(sheet.key): \(first)")
                // What is taken out stands in the audit trail: the next sheet of it has a row more.
                let page = try await browser.open("/\(at)&format=csv").text
                #expect(sheet.isOfAll ? page.hasPrefix(first) && page.count > text.count : page == text, "\(sheet.key)")
                #expect(try await scene.visitor("lin").get("/api/v1/\(at)").status == 403, "\(sheet.key)")
                refused(try await root.get("/api/v1/exports/\(sheet.key)?project=moon"), 422, "unknownProject")
            }
            let audit = try await root.get("/api/v1/audit?act=export.parking")["items"].items
            #expect(audit.count == 3, "\(audit)")
        }
    }

    @Test("The program writes what the page gives, by its filters, as whom it is asked")
    func program() async throws {
        try await withScene { scene in
            try await scene.keepsLetters()
            let folder = FileManager.default.temporaryDirectory.appending(path: "list-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            func actor(_ user: String) async throws -> Actor {
                let staff = try #require(try await scene.house.team.staff(user: user))
                return try #require(try await scene.house.store.read { try Doorkeeper.actor($0, staff.id)?.0 })
            }
            func list(
                _ key: String, _ query: [(name: String, value: String)], by user: String
            ) async throws -> String? {
                let file = try await Exporter.list(
                    key, of: scene.house, .simplified, for: try await actor(user), by: query, .csv)
                let path = folder.appending(path: "\(key).csv")
                try file?.move(to: path.path)
                return file == nil ? nil : try String(contentsOf: path, encoding: .utf8)
            }
            let root = try scene.visitor("root")
            for way in ["direction=in", "direction=out"] {
                let page = try await root.get("/api/v1/exports/letters?project=garden&format=csv&\(way)").text
                let word = String(way.split(separator: "=")[1])
                let query = [(name: "project", value: "garden"), (name: "direction", value: word)]
                let told = try await list("letters", query, by: "root")
                #expect(told?.trimmingPrefix("\u{feff}") == page.trimmingPrefix("\u{feff}"), "\(way)")
            }
            let all = try await list("letters", [], by: "root") ?? ""
            let some = try await list("letters", [(name: "direction", value: "out")], by: "root") ?? ""
            #expect(all.count > some.count, "the filter counts")
            #expect(try await list("no-such-list", [], by: "root") == nil)
            await #expect(throws: WorkforceRefusal.self) { _ = try await list("letters", [], by: "lin") }
            await #expect(throws: WebRefusal.self) {
                _ = try await list("letters", [(name: "direction", value: "up")], by: "root")
            }
        }
    }

    @Test("Their pages lead to them with the filters in force, for those who may")
    func links() async throws {
        try await withScene { scene in
            let pages = [
                ("/vacancy", "vacancy?project=garden"), ("/parking", "parking?project=garden"),
                ("/care?within=90", "care?project=garden&amp;within=90"),
                ("/zones?on=2026-04-01", "zones?project=garden&amp;on=2026-04-01"),
                ("/places/3/lobby", "lobby?project=garden&amp;place=3"),
                ("/acquaintance", "acquaintance?project=garden"), ("/acquaintance", "unacquainted?project=garden"),
                ("/roster?department=service&month=2026-03", "roster?project=garden&amp;department=service"),
                ("/keys?show=out", "keys?project=garden&amp;show=out"),
                ("/rounds/day?day=2026-03-02", "rounds?project=garden&amp;day=2026-03-02"),
                ("/rounds/findings?state=closed", "findings?project=garden&amp;state=closed"),
                ("/calls?show=owed", "calls?show=owed"), ("/letters?q=abc", "letters?show=all&amp;q=abc"),
                ("/alerts?show=acted&project=garden", "alerts?project=garden&amp;show=acted"),
                ("/settings/audit?act=export.calls&from=2026-03-01", "audit?act=export.calls&amp;from=2026-03-01"),
                ("/announcements?show=over", "announcements?show=over"),
                ("/handovers?project=garden&department=service&state=signed",
                    "handovers?project=garden&amp;department=service&amp;state=signed"),
                ("/rounds/coverage?inside=3", "coverage?project=garden&amp;inside=3"),
                ("/incidents?show=over", "incidents?show=over"), ("/outages?show=over", "outages?show=over"),
                ("/places?q=3-1-80", "places?project=garden&amp;q=3-1-80"),
            ]
            for (page, link) in pages {
                let text = try await scene.browser("root").open(page).text
                #expect(text.contains("\"/exports/\(link)"), "\(page)")
            }
            for page in ["/calls", "/acquaintance"] {
                #expect(try await !scene.browser("lin").open(page).text.contains("/exports/"), "\(page)")
            }
        }
    }

    @Test("Empty rooms, looked-for places and what is due go out as they are, dates as dates")
    func rows() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            func lines(_ at: String) async throws -> [String] { try await Self.lines(at + "&project=garden", root) }
            let vacant: Tree = ["status": "vacant", "from": "2026-02-10"]
            #expect(try await root.send("/api/v1/places/3-1-802/status", vacant).status == 200)
            let empty = try await lines("vacancy?x=1")
            #expect(empty.count == 1 && empty[0].hasPrefix("\"3-1-802\",") && empty[0].contains(",2026-02-10,"))
            #expect(try await lines("places?q=3-1-80").map { $0.prefix(9) } == ["\"3-1-802\"", "\"3-1-803\""])
            #expect(try await lines("places?q=pool").count == 1)
            #expect(try await lines("places?q=%E6%97%A0%E6%AD%A4").isEmpty)
            let zone: Tree = ["place": "3-1", "staff": "chen", "from": "2026-03-01"]
            #expect(try await root.send("/api/v1/zones?project=garden", zone).status == 201)
            let zones = try await lines("zones?x=1")
            let first = try #require(zones.first)
            #expect(zones.count == 1 && first.contains("\"陈主管\"") && first.contains(",2026-03-01,"), "\(zones)")
        }
    }

    /// The rows of a sheet as text, without the header.
    private static func lines(_ at: String, _ visitor: Visitor) async throws -> [String] {
        let answer = try await visitor.get("/api/v1/exports/\(at)&format=csv")
        try #require(answer.status == 200, "\(at): \(answer.text)")
        return answer.text.components(separatedBy: "\r\n").filter { !$0.isEmpty }.dropFirst().map { $0 }
    }

    @Test("Warnings, incidents, outages and the audit trail go out by their filters, with moments as dates")
    func watched() async throws {
        try await withScene { scene in
            let (root, lin, chen) = (
                try scene.visitor("root"), try scene.visitor("lin"), try scene.visitor("chen"))
            func lines(_ at: String) async throws -> [String] { try await Self.lines(at, root) }
            let item = try await lin.register(["kind": "complaint", "text": "再不处理我就找律师"])
            #expect(try await scene.house.alerts.look() == 1)
            _ = try await chen.send("/api/v1/incidents", ["title": "停电", "cases": [item["number"]]])
            let outage = try await lin.announces()
            let alerts = try await lines("alerts?show=open")
            #expect(alerts.count == 1 && alerts[0].contains("律师") && alerts[0].contains(",2026-03-"), "\(alerts)")
            #expect(try await lines("alerts?show=acted").isEmpty)
            #expect(try await lines("alerts?rule=no-such-rule").isEmpty)
            let incidents = try await lines("incidents?show=open")
            #expect(incidents.count == 1 && incidents[0].contains("\"停电\""), "\(incidents)")
            #expect(try await lines("incidents?show=over").isEmpty)
            let outages = try await lines("outages?show=standing")
            #expect(outages.count == 1 && outages[0].contains("\"\(outage["number"].string)\""), "\(outages)")
            #expect(try await lines("outages?show=over").isEmpty)
            let audit = try await lines("audit?act=export.outages")
            #expect(audit.count == 2 && audit.allSatisfy { $0.hasPrefix("2026-03-") }, "\(audit)")
            #expect(try await lines("audit?act=export.outages&until=2026-03-01").isEmpty)
            for kind in ["alerts", "incidents", "outages"] {
                let answer = try await root.get("/api/v1/exports/\(kind)?show=sideways")
                refused(answer, 400, "badQuery")
            }
        }
    }

    @Test("Announcements, hand-overs and the coverage of rounds go out by their filters")
    func told() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            func lines(_ at: String) async throws -> [String] { try await Self.lines(at, root) }
            let draft: Tree = ["project": "garden", "title": "停水通知", "text": "明日停水", "places": ["3"]]
            let made = try await root.send("/api/v1/announcements", draft)
            #expect(made.status == 201, "\(made.text)")
            let open = try await lines("announcements?show=open")
            #expect(open.count == 1 && open[0].contains("\"停水通知\""), "\(open)")
            #expect(try await lines("announcements?show=over").isEmpty)
            let handed = try await scene.visitor("zhao").send("/api/v1/handovers", HandoverScenario.sheet)
            let handovers = try await lines("handovers?project=garden&department=engineering")
            let begins = "\"\(handed["number"].string)\","
            #expect(handovers.count == 1 && handovers[0].hasPrefix(begins) && handovers[0].contains(",2026-03-03"))
            #expect(try await lines("handovers?project=garden&department=engineering&state=signed").isEmpty)
            #expect(try await lines("handovers?project=garden&department=service").isEmpty)
            let parts = try await lines("coverage?project=garden")
            #expect(parts.contains { $0.hasPrefix("\"3\",") }, "\(parts)")
            #expect(try await !lines("coverage?project=garden&inside=3").contains { $0.hasPrefix("\"3\",") })
        }
    }

    @Test("A search among letters takes out all that it finds, not as many as a page shows")
    func letters() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let letter = LetterScenario.notice.with(["project": "garden", "dueOn": .null, "owner": .null])
            for n in 0..<203 {
                let made = try await root.send(LetterScenario.path, letter.with(["theirNumber": .text("N\(n)")]))
                try #require(made.status == 201, "\(made.text)")
            }
            let text = try await root.get("/api/v1/exports/letters?format=csv&q=xiaofang").text
            #expect(text.components(separatedBy: "\r\n").count { $0.hasPrefix("\"L2603-") } == 203)
        }
    }
}
