import Directory
import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("What the work took is written down on the spot")
struct WorkSheetTests {
    /// A PNG of one dot.
    static let dot =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="

    private func atWork(_ house: House) async throws -> Case {
        var item = try await house.register()
        item = try await house.act("dispatch", on: item, by: "lin") { $0.to = "zhao" }
        item = try await house.act("accept", on: item, by: "zhao")
        return try await house.act("arrive", on: item, by: "zhao")
    }

    private func material(
        _ house: House, _ item: Case, _ quantity: Int64, at price: Int64, line: String? = nil, by user: String = "zhao"
    ) async throws -> Case {
        try await house.act("use-material", on: item, by: user) {
            ($0.act.site.name, $0.act.site.quantity, $0.act.site.unit) = ("角阀", quantity, "个")
            ($0.act.site.price, $0.act.site.line, $0.act.note) = (price, line, line == nil ? nil : "数错了")
        }
    }

    @Test("labour and material add up in whole minor units; a line that was wrong is struck and stays")
    func lines() async throws {
        let house = try await House.open()
        var item = try await atWork(house)
        item = try await house.act("log-labour", on: item, by: "zhao") {
            ($0.act.site.minutes, $0.act.site.people, $0.act.site.price) = (45, 2, 3000)
        }
        item = try await material(house, item, 2500, at: 1999)
        var sheet = try #require(item.tasks.last?.sheet)
        #expect(sheet.lines.map(\.amount) == [3000, 4998], "2.5 × 19.99 is 49.975: half a fen is rounded up")
        #expect(sheet.charges == 7998)
        item = try await material(house, item, 1000, at: 1999, line: sheet.lines[1].id.description)
        sheet = try #require(item.tasks.last?.sheet)
        #expect(sheet.lines.count == 3 && sheet.lines[1].struck?.reason == "数错了" && sheet.charges == 4999)
        let first = sheet.lines[0].id.description
        await refused(CaseRefusal.fieldMissing("reason")) {
            try await house.act("strike-line", on: item, by: "zhao") { $0.act.site.line = first }
        }
        item = try await house.act("strike-line", on: item, by: "zhao") {
            ($0.act.site.line, $0.act.reason) = (first, "不收人工费")
        }
        #expect(item.tasks.last?.sheet?.charges == 1999 && item.tasks.last?.sheet?.lines.count == 3)
        await refused(CaseRefusal.unknownLine(first)) {
            try await house.act("strike-line", on: item, by: "zhao") {
                ($0.act.site.line, $0.act.reason) = (first, "又一次")
            }
        }
        #expect(try await house.found(item) == item, "what is read is what was written")
        #expect(try await house.isSound())
    }

    @Test("nobody writes on a sheet but whoever has the work and accepted it")
    func hands() async throws {
        let house = try await House.open()
        var item = try await house.register()
        await refused(CaseRefusal.notAllowedNow(action: "use-material", allowed: [])) {
            do { return try await material(house, item, 1, at: 1, by: "lin") } catch CaseRefusal.notAllowedNow {
                throw CaseRefusal.notAllowedNow(action: "use-material", allowed: [])
            }
        }
        item = try await atWork(house)
        await refused(CaseRefusal.notYourTask) { try await material(house, item, 1, at: 1, by: "lin") }
        await refused(CaseRefusal.unknownCase(item.number)) { try await material(house, item, 1, at: 1, by: "qian") }
    }

    @Test("numbers have their bounds", arguments: [("quantity", 0, 1), ("quantity", 100_000_001, 1), ("price", 1, -1)])
    func bounds(_ field: String, _ quantity: Int64, _ price: Int64) async throws {
        let house = try await House.open()
        let item = try await atWork(house)
        let input = try #require(Input(rawValue: field))
        await refused(CaseRefusal.outOfRange(input)) { try await material(house, item, quantity, at: price) }
        #expect(try await house.found(item).version == item.version)
    }

    @Test("the customer signs for the sum, with a drawn name or a typed one")
    func signing() async throws {
        let house = try await House.open()
        var item = try await material(house, try await atWork(house), 1000, at: 2500)
        await refused(CaseRefusal.fieldMissing("name")) { try await house.act("sign", on: item, by: "zhao") }
        for bad in ["不是图片", "aGVsbG8=", String(Self.dot.dropLast(8))] {
            await refused(CaseRefusal.signatureUnreadable) {
                try await house.act("sign", on: item, by: "zhao") { ($0.act.site.name, $0.picture) = ("王先生", bad) }
            }
        }
        await refused(CaseRefusal.tooLong(field: "picture", limit: SignaturePicture.mostBytes)) {
            let long = String(repeating: "A", count: 300_000)
            return try await house.act("sign", on: item, by: "zhao") { ($0.act.site.name, $0.picture) = ("王", long) }
        }
        item = try await house.act("sign", on: item, by: "zhao") {
            ($0.act.site.name, $0.picture) = ("王先生", "data:image/png;base64," + Self.dot)
        }
        let signature = try #require(item.tasks.last?.sheet?.signatures.last)
        #expect(signature.name == "王先生" && signature.charges == 2500)
        let file = try #require(item.attachments.last)
        #expect(file.id == signature.picture && file.type == "image/png" && file.moment == "signature")
        let kept = try await house.cases.file(file.id, of: item.number, for: try house.actor("lin"))
        #expect(kept.map { Data($0.1) } == Data(base64Encoded: Self.dot))
        item = try await house.act("sign", on: item, by: "zhao") { $0.act.site.name = "王太太" }
        #expect(item.tasks.last?.sheet?.signatures.map(\.picture) == [file.id, nil])
        #expect(item.attachments.count == 1)
    }

    @Test(
        "decimal numbers are whole ones of their places",
        arguments: [
            ("2.5", 3, 2500), ("0.125", 3, 125), ("12", 2, 1200), ("12.50", 2, 1250), ("7", 0, 7), ("1.2345", 3, nil),
            ("-1", 3, nil), ("", 3, nil), (".5", 3, nil), ("5.", 3, nil), ("1e3", 3, nil), ("1.5", 0, nil),
            ("１", 0, nil), ("1234567890", 0, nil), ("1.2.3", 3, nil),
        ] as [(String, Int, Int64?)])
    func decimals(_ text: String, _ places: Int, _ expected: Int64?) {
        #expect(FixedPoint.number(text, places: places) == expected)
        guard let expected else { return }
        #expect(FixedPoint.number(FixedPoint.text(expected, places: places), places: places) == expected)
    }
}
