import Directory
import Kernel
import Store
import TestStore
import Testing

@testable import Casework
@testable import Custody
@testable import Workforce

@Suite("Keys")
struct KeyTests {
    @Test("a key is lent, extended, taken back; each is a line of its ledger, and what was wrong is another")
    func lending() async throws {
        let cellar = try await Cellar.open()
        let (keys, lin) = (cellar.keys, try cellar.house.actor("lin"))
        let id = try await cellar.key("配电房").id.description
        var loan = LoanDraft()
        (loan.borrower, loan.reason, loan.identity) = ("赵师傅", "检修", "工牌 021")
        loan.dueAt = House.morning + .hours(2)
        var file = try await keys.act(.lend(loan), on: id, by: lin)
        #expect(file.key.state == .out && file.key.dueAt == House.morning + .hours(2))
        #expect(try file.loans.first?.borrower == .staff(cellar.house.actor("zhao").staff))
        await refused(CustodyRefusal.noCopyInHand("K001")) { try await keys.act(.lend(loan), on: id, by: lin) }
        cellar.house.hand.advance(.hours(3))
        #expect(file.key.isOverdue(at: cellar.house.hand.now))
        #expect(try await cellar.list(.overdue) == ["K001"])
        let later = cellar.house.hand.now + .hours(1)
        file = try await keys.act(.extend(loan: nil, until: later, reason: "没修完"), on: id, by: lin)
        #expect(try await cellar.list(.overdue) == [])
        #expect(try await cellar.list(.out) == ["K001"])
        await refused(CustodyRefusal.fieldMissing("note")) {
            try await keys.act(.takeBack(loan: nil, condition: .damaged, note: " "), on: id, by: lin)
        }
        file = try await keys.act(.takeBack(loan: nil, condition: .worn, note: ""), on: id, by: lin)
        #expect(file.key.state == .inHand && file.key.condition == .worn && file.key.dueAt == nil)
        await refused(CustodyRefusal.unknownLoan("")) {
            try await keys.act(.takeBack(loan: nil, condition: .good, note: ""), on: id, by: lin)
        }
        let chen = try cellar.house.actor("chen")
        let wrong = try #require(file.entries.first).id
        file = try await keys.act(.correct(entry: "\(wrong)", words: "其实完好"), on: id, by: chen)
        #expect(file.entries.map(\.act) == [.correct, .takeBack, .extend, .lend, .add])
        #expect(file.entries.map(\.change) == [0, 1, 0, -1, 1] && file.entries[0].corrects == wrong)
        await refused(WorkforceRefusal.notAllowed(.custodyManage)) {
            try await keys.act(.correct(entry: "\(wrong)", words: "x"), on: id, by: lin)
        }
    }

    @Test("two who lend the last copy at the same time: one has it, the other is told")
    func race() async throws {
        let cellar = try await Cellar.open()
        let (keys, id) = (cellar.keys, try await cellar.key("泵房", copies: 2).id.description)
        let users = ["lin", "chen", "root", "lin", "chen"]
        let outcomes = await withTaskGroup(of: String.self) { group in
            for user in users {
                group.addTask {
                    var loan = LoanDraft()
                    (loan.borrower, loan.reason) = ("zhao", "检修")
                    do {
                        _ = try await keys.act(.lend(loan), on: id, by: try cellar.house.actor(user))
                        return "lent"
                    } catch { return (error as? CustodyRefusal)?.code ?? "\(error)" }
                }
            }
            return await group.reduce(into: [String]()) { $0.append($1) }
        }
        #expect(outcomes.sorted() == ["lent", "lent", "noCopyInHand", "noCopyInHand", "noCopyInHand"])
        let file = try await keys.key(id, for: cellar.house.actor("lin"))
        #expect(file.loans.count == 2 && file.key.lent == 2 && file.key.inHand == 0)
    }

    @Test("random movements come to what a list of copies comes to", arguments: 1...6)
    func model(_ seed: UInt64) async throws {
        let cellar = try await Cellar.open()
        let (keys, chen) = (cellar.keys, try cellar.house.actor("chen"))
        let copies = Int(seed % 3) + 1
        let id = try await cellar.key("机房", copies: copies).id.description
        var dice = Dice(state: seed)
        // Each copy by itself: nil in hand, else the loan that has it; the lost ones are taken out.
        var inHand = copies, lent: [String] = [], lost: [String] = [], lines = 1
        for _ in 0..<60 {
            let step = Int.random(in: 0..<6, using: &dice)
            let loan = lent.randomElement(using: &dice), loss = lost.randomElement(using: &dice)
            let act = Self.act(step, loan, loss)
            let isPossible = [
                inHand > 0, loan != nil, inHand > 0, loan != nil, loss != nil, loss != nil,
            ][step]
            do {
                let file = try await keys.act(act, on: id, by: chen)
                #expect(isPossible, "\(step)")
                lines += 1
                switch step {
                case 0: (inHand, lent) = (inHand - 1, file.loans.map { "\($0.id)" })
                case 1: (inHand, lent) = (inHand + 1, lent.filter { $0 != loan })
                case 2: inHand -= 1
                case 3: lent = lent.filter { $0 != loan }
                case 4: inHand += 1
                default: break
                }
                lost = file.losses.filter { $0.settledAt == nil }.map { "\($0.id)" }
                #expect(file.key.inHand == inHand && file.key.lent == lent.count && file.key.lost == lost.count)
                #expect(file.entries.map(\.change).reduce(0, +) == inHand && file.entries.count == lines)
                #expect(file.loans.count == lent.count)
                if file.key.retiredAt != nil { break }
            } catch let refusal as CustodyRefusal {
                #expect(!isPossible, "\(step) \(refusal)")
            }
        }
    }

    private static func act(_ step: Int, _ loan: String?, _ loss: String?) -> KeyAct {
        var draft = LoanDraft()
        (draft.borrower, draft.reason) = ("zhao", "检修")
        return switch step {
        case 0: .lend(draft)
        case 1: .takeBack(loan: loan ?? "none", condition: .good, note: "")
        case 2: .lose(loan: nil, words: "不见了")
        case 3: .lose(loan: loan ?? "none", words: "丢了")
        case 4: .settle(loss: loss ?? "none", outcome: .found, words: "找到")
        default: .settle(loss: loss ?? "none", outcome: .writtenOff, words: "核销")
        }
    }

    @Test("whose it is, what hangs where and what is typed are checked")
    func refusals() async throws {
        let cellar = try await Cellar.open()
        let (keys, lin, chen) = (cellar.keys, try cellar.house.actor("lin"), try cellar.house.actor("chen"))
        _ = try await cellar.cabinet("A", hooks: 4)
        let key = try await cellar.key("天台", cabinet: "a", hook: 2)
        #expect(key.number == "K001" && key.hook == 2)
        await refused(CustodyRefusal.hookTaken(2)) { try await cellar.key("水箱", cabinet: "A", hook: 2) }
        await refused(CustodyRefusal.numberOutOfRange(field: "hook", least: 1, most: 4)) {
            try await cellar.key("水箱", cabinet: "A", hook: 5)
        }
        await refused(CustodyRefusal.keyNumberTaken("K001")) { try await cellar.key("水箱", number: " k００1 ") }
        await refused(WorkforceRefusal.notAllowed(.custodyManage)) {
            try await keys.add(KeyDraft(), in: "garden", by: lin)
        }
        let id = key.id.description
        var loan = LoanDraft()
        (loan.borrower, loan.reason) = ("nobody", "检修")
        await refused(CustodyRefusal.unknownBorrower("nobody")) { try await keys.act(.lend(loan), on: id, by: lin) }
        (loan.borrower, loan.identity) = ("zhao", "身份证 350203199001011234")
        await refused(CustodyRefusal.wholeIdentity) { try await keys.act(.lend(loan), on: id, by: lin) }
        (loan.identity, loan.dueAt) = ("", House.morning - .hours(1))
        await refused(CustodyRefusal.dateOutOfRange(field: "dueAt")) {
            try await keys.act(.lend(loan), on: id, by: lin)
        }
        loan.dueAt = nil
        var file = try await keys.act(.lend(loan), on: id, by: lin)
        #expect(file.key.dueAt == House.morning + .hours(8), "as long as the desk lends keys")
        await refused(CustodyRefusal.copiesAreOut("K001")) {
            try await keys.act(.retire(reason: "旧锁"), on: id, by: chen)
        }
        _ = try await keys.act(.takeBack(loan: nil, condition: .good, note: ""), on: id, by: lin)
        file = try await keys.act(.retire(reason: "旧锁"), on: id, by: chen)
        #expect(file.key.state == .retired && file.key.hook == nil)
        #expect(try await cellar.key("水箱", cabinet: "A", hook: 2).number == "K002")
        await refused(CustodyRefusal.keyRetired("K001")) { try await keys.act(.lend(loan), on: id, by: lin) }
    }

    @Test("an owner's key is kept with their consent, stands on their file, and goes home again")
    func holding() async throws {
        let cellar = try await Cellar.open()
        let (keys, lin) = (cellar.keys, try cellar.house.actor("lin"))
        let owner = try await People(cellar.house.store).add(
            PersonDraft(project: cellar.house.estate.id, name: "王建国", phones: ["13800138000"]), by: 0)
        let id = try await cellar.key("王宅").id.description
        var hold = HoldDraft()
        (hold.person, hold.giver, hold.until) = ("13800138000", "王建国", Day("2026-04-01"))
        await refused(CustodyRefusal.fieldMissing("consent")) { try await keys.act(.hold(hold), on: id, by: lin) }
        hold.consent = "只借给管家，用于通风"
        let file = try await keys.act(.hold(hold), on: id, by: lin)
        #expect(file.hold?.person == owner.id && file.borrowers.name(owner.id) == "王建国")
        await refused(CustodyRefusal.keyHeld("K001")) { try await keys.act(.hold(hold), on: id, by: lin) }
        var loan = LoanDraft()
        (loan.kind, loan.borrower, loan.reason) = (.customer, "13800138000", "取物")
        _ = try await keys.act(.lend(loan), on: id, by: lin)
        let theirs = try await keys.keys(of: owner, for: lin)
        #expect(theirs.held.map(\.key.number) == ["K001"] && theirs.lent.count == 1)
        _ = try await keys.act(.takeBack(loan: nil, condition: .good, note: ""), on: id, by: lin)
        #expect(try await cellar.list(.held) == ["K001"])
        let gone = try await keys.act(.release(receiver: "王太太"), on: id, by: lin)
        #expect(gone.hold == nil && gone.key.retiredAt != nil)
        #expect(try await keys.keys(of: owner, for: lin).held.isEmpty)
    }
}

/// A house with keys in it.
struct Cellar: Sendable {
    let house: House
    let keys: Keys

    static func open() async throws -> Cellar {
        let house = try await House.open()
        return Cellar(house: house, keys: Keys(house.store, rules: try CustodyRules.read(Checkout.property)))
    }

    func key(
        _ name: String, number: String = "", copies: Int = 1, cabinet: String? = nil, hook: Int? = nil
    ) async throws -> Key {
        var draft = KeyDraft()
        (draft.kind, draft.name, draft.number, draft.copies) = ("key", name, number, copies)
        (draft.cabinet, draft.hook) = (cabinet, hook)
        return try await keys.add(draft, in: "garden", by: house.actor("chen")).key
    }

    func cabinet(_ code: String, hooks: Int) async throws -> Cabinet {
        var draft = CabinetDraft()
        (draft.code, draft.name, draft.hooks) = (code, "前台", hooks)
        return try await keys.addCabinet(draft, in: "garden", by: house.actor("chen")).cabinet
    }

    /// The numbers that a list has.
    func list(_ show: KeyFilter.Show) async throws -> [String] {
        var filter = KeyFilter()
        filter.show = show
        return try await keys.list(filter, in: house.estate.id, for: house.actor("lin")).items.map(\.key.number)
    }
}
