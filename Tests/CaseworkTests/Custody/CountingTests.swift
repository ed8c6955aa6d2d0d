import Kernel
import Store
import Testing

@testable import Casework
@testable import Custody
@testable import Workforce

@Suite("Counting a cabinet")
struct CountingTests {
    @Test("a difference needs a reason, the second signature another person, and what is missing is lost")
    func counting() async throws {
        let cellar = try await Cellar.open()
        let (keys, lin, chen) = (cellar.keys, try cellar.house.actor("lin"), try cellar.house.actor("chen"))
        let cabinet = try await cellar.cabinet("A", hooks: 4).id.description
        await refused(CustodyRefusal.nothingToCount) {
            try await keys.count(CountDraft(lines: [], isRestRight: true), in: cabinet, by: lin)
        }
        _ = try await cellar.key("天台", copies: 3, cabinet: "A", hook: 1)
        _ = try await cellar.key("水箱", copies: 2, cabinet: "A", hook: 2)
        #expect(try await keys.cabinet(cabinet, for: lin).isCountDue)
        func line(_ key: String, _ found: Int, _ reason: String = "", expected: Int? = nil) -> CountDraft.Line {
            CountDraft.Line(key: key, found: found, reason: reason, expected: expected)
        }
        func count(_ lines: [CountDraft.Line], rest: Bool = true) async throws -> KeyCount {
            try await keys.count(CountDraft(lines: lines, isRestRight: rest), in: cabinet, by: lin)
        }
        await refused(CustodyRefusal.countIncomplete(1)) { try await count([line("K001", 3)], rest: false) }
        await refused(CustodyRefusal.differenceNeedsReason("K001")) { try await count([line("k001", 2)]) }
        await refused(CustodyRefusal.countMoved("K002")) { try await count([line("K002", 2, expected: 1)]) }
        await refused(CustodyRefusal.unknownKey("K009")) { try await count([line("K009", 1)]) }
        let made = try await count([line("K001", 1, "找不到"), line("K002", 3, "多一把")])
        #expect(made.differences == 2 && made.signedAt == nil && made.lines.map(\.found) == [1, 3])
        let name = made.id.description
        await refused(CustodyRefusal.sameSigner) { try await keys.sign(name, by: lin) }
        let signed = try await keys.sign(name, by: chen)
        #expect(signed.signedBy == chen.staff)
        await refused(CustodyRefusal.countSigned) { try await keys.sign(name, by: chen) }
        let after = try await keys.cabinet(cabinet, for: lin)
        #expect(!after.isCountDue && after.keys.map(\.lost) == [2, 0] && after.keys.map(\.inHand) == [1, 2])
        let file = try await keys.key(after.keys[0].id.description, for: lin)
        #expect(file.losses.map(\.words) == ["找不到", "找不到"] && file.entries.prefix(2).allSatisfy { $0.act == .count })
        cellar.house.hand.advance(.days(32))
        #expect(try await keys.cabinet(cabinet, for: lin).isCountDue)
    }

    @Test("what is lost: what was done stands in the ledger, and it is settled once")
    func losing() async throws {
        let cellar = try await Cellar.open()
        let (keys, lin, chen) = (cellar.keys, try cellar.house.actor("lin"), try cellar.house.actor("chen"))
        let id = try await cellar.key("机房", copies: 2).id.description
        var file = try await keys.act(.lose(loan: nil, words: "交接时少一把"), on: id, by: lin)
        #expect(file.key.lost == 1 && file.key.state == .partlyOut)
        let deeds = cellar.keys.rules.deeds.map(\.key)
        await refused(CustodyRefusal.unknownWord(field: "deed", given: "prayed", known: deeds)) {
            try await keys.act(.deed(loss: nil, deed: "prayed", words: ""), on: id, by: lin)
        }
        _ = try await keys.act(.deed(loss: nil, deed: "lock-changed", words: "换锁芯"), on: id, by: lin)
        file = try await keys.act(.settle(loss: nil, outcome: .writtenOff, words: "核销"), on: id, by: chen)
        #expect(file.key.copies == 1 && file.key.lost == 0 && file.key.state == .inHand)
        #expect(file.entries.first { $0.act == .deed }?.detail == "lock-changed")
        let loss = try #require(file.losses.first).id.description
        await refused(CustodyRefusal.lossSettled) {
            try await keys.act(.settle(loss: loss, outcome: .found, words: "又有了"), on: id, by: chen)
        }
        _ = try await keys.act(.lose(loan: nil, words: "最后一把"), on: id, by: lin)
        let last = try await keys.act(.settle(loss: nil, outcome: .writtenOff, words: "核销"), on: id, by: chen)
        #expect(last.key.state == .retired && last.key.copies == 0)
    }

    @Test("a seal that is broken or reads otherwise needs words")
    func sealing() async throws {
        let cellar = try await Cellar.open()
        let (keys, lin) = (cellar.keys, try cellar.house.actor("lin"))
        var draft = KeyDraft()
        (draft.kind, draft.name, draft.seal) = ("key", "备用", "S-1")
        let id = try await keys.add(draft, in: "garden", by: cellar.house.actor("chen")).key.id.description
        #expect(try await keys.key(id, for: lin).isSealDue)
        func look(_ read: String, _ isIntact: Bool, _ note: String = "", becomes: String = "") async throws -> KeyFile {
            try await keys.act(
                .seal(read: read, isIntact: isIntact, becomes: becomes, note: note), on: id, by: lin)
        }
        await refused(CustodyRefusal.sealDiffers) { try await look("S-2", true) }
        await refused(CustodyRefusal.sealDiffers) { try await look("S-1", false) }
        #expect(try await look("S-1", true).isSealDue == false)
        #expect(try await look("S-1", false, "撕开了", becomes: "S-9").key.seal == "S-9")
    }
}
