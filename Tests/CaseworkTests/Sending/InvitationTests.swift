import Directory
import Foundation
import Kernel
import Logging
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Invitations by text message")
struct InvitationTests {
    /// A building with so many rooms, each with an owner; and a gateway.
    private func estate(
        _ rooms: Int, sends: Bool = true, _ fill: (Int, inout PersonDraft) -> Void = { _, _ in }
    ) async throws -> Gateway {
        let house = try await House.open()
        let garden = house.estate.id
        let drafts = [PlaceDraft(project: garden, parent: nil, kind: .building, code: "9", name: "9 栋")]
            + (0..<rooms).map { room in
                PlaceDraft(project: garden, parent: nil, kind: .room, code: "9-\(101 + room)", name: "\(101 + room)")
            }
        let made = try await Places(house.store).add(drafts, by: 0).filter { $0.kind == .room }
        let from = try #require(Day("2020-05-01"))
        for (number, place) in made.enumerated() {
            var draft = PersonDraft(project: garden, name: "业主\(number)", phones: ["139\(10_000_000 + number)"])
            fill(number, &draft)
            _ = try await People(house.store).add(draft, living: [(place.id, .owner, from)], vehicles: [], by: 0)
        }
        let cases = Cases(house.store, desks: [try Checkout.desk.get()], sends: sends, address: "https://desk.example")
        return Gateway(house: house, cases: cases)
    }

    private func begin(_ gateway: Gateway) async throws -> InvitationFile {
        var draft = InvitationDraft()
        (draft.project, draft.kind, draft.scope.places) = ("garden", "handing-over", ["9"])
        return try await gateway.cases.invite(draft, by: try gateway.house.actor("lin"))
    }

    private func jobs(_ gateway: Gateway) -> Jobs {
        Jobs(gateway.house.store, logger: Logger(label: "invitations"), works: gateway.cases.works)
    }

    @Test("Each in their own language with a link of their own; who refuses text messages has a letter")
    func languages() async throws {
        let gateway = try await estate(3) { number, draft in if number == 1 { draft.language = .english } }
        let lin = try gateway.house.actor("lin")
        let third = try await gateway.house.store.read { db in
            let phone = try #require(Phone("13910000002"))
            return try #require(try PersonTable.find(db, phone: phone).first).id
        }
        _ = try await gateway.cases.writeConsent(false, how: "电话中说", of: third, by: lin)
        let number = try await begin(gateway).one.number
        _ = try await jobs(gateway).work()
        let texts = try await gateway.sends().sorted()
        #expect(texts.count == 2 && Set(texts).count == 2)
        #expect(texts.contains { $0.hasPrefix("Your home is ready") && $0.contains("https://desk.example/c/gjp_") })
        #expect(texts.contains { $0.hasPrefix("您的房屋可以收房了") })
        let file = try await gateway.cases.invitation(number, for: lin)
        #expect(file.figures.invited == 3 && file.figures.letters == 1)
        let letters = try await gateway.cases.invitationLetters(number, at: "", by: lin)
        #expect(letters.items.map(\.customer) == ["业主2"] && letters.next == nil)
        #expect(letters.items[0].text.contains(letters.items[0].address))
        #expect(try await gateway.cases.invitation(number, for: lin).figures.letters == 0)
    }

    @Test("Co-owners have each a message in their own language with a link of their own; who refuses has a letter")
    func coOwners() async throws {
        let gateway = try await estate(1)
        let lin = try gateway.house.actor("lin")
        let room = try await gateway.house.store.read { db in
            try #require(try PlaceTable.find(db, code: "9-101", in: gateway.house.estate.id))
        }
        let from = try #require(Day("2020-05-01"))
        var others: [Person] = []
        for number in 1...2 {
            var draft = PersonDraft(
                project: gateway.house.estate.id, name: "共有人\(number)", phones: ["1370000000\(number)"])
            if number == 1 { draft.language = .english }
            let living: [(ID<Place>, Occupancy.Capacity, Day)] = [(room.id, .owner, from)]
            others.append(try await People(gateway.house.store).add(draft, living: living, vehicles: [], by: 0))
        }
        _ = try await gateway.cases.writeConsent(false, how: "电话中说", of: others[1].id, by: lin)
        var draft = InvitationDraft()
        (draft.project, draft.kind, draft.scope.places) = ("garden", "handing-over", ["9"])
        let count = try await gateway.cases.invitationCount(draft, for: lin)
        #expect(count.invited == 1 && count.people == 3 && count.texts == 2 && count.letters == 1)
        let number = try await begin(gateway).one.number
        _ = try await jobs(gateway).work()
        let texts = try await gateway.sends()
        #expect(texts.count == 2 && texts.contains { $0.hasPrefix("Your home is ready") }, "\(texts)")
        let file = try await gateway.cases.invitation(number, for: lin)
        #expect(file.figures.invited == 1 && file.figures.people == 3 && file.figures.letters == 1)
        let letters = try await gateway.cases.invitationLetters(number, at: "", by: lin)
        #expect(letters.items.map(\.customer) == ["共有人2"])
        #expect(try await gateway.cases.invitation(number, for: lin).figures.letters == 0)
        let links = try await gateway.cases.pageLinks(of: try #require(file.places.items[0].number), for: lin)
        #expect(Set(links.map(\.person)).count == 3)
    }

    @Test("Who is taken out of the house leaves no message, no link and no letter on a case in another's name")
    func takenOut() async throws {
        let gateway = try await estate(1)
        let (lin, store) = (try gateway.house.actor("lin"), gateway.house.store)
        let from = try #require(Day("2020-05-01"))
        let room = try await store.read { db in
            try #require(try PlaceTable.find(db, code: "9-101", in: gateway.house.estate.id))
        }
        let draft = PersonDraft(project: gateway.house.estate.id, name: "共有人", phones: ["13700000001"])
        let living: [(ID<Place>, Occupancy.Capacity, Day)] = [(room.id, .owner, from)]
        let other = try await People(store).add(draft, living: living, vehicles: [], by: 0)
        let number = try await begin(gateway).one.number
        _ = try await jobs(gateway).work()
        func told() async throws -> Int? {
            try await store.read {
                try $0.value(Int.self, "SELECT count(*) FROM delivery WHERE phone LIKE ?1", "%13700000001%")
            }
        }
        #expect(try await told() == 1)
        try await store.write { tx in
            try CaseErasingTable.forgetInvited(tx, other.id, "***")
            _ = try tx.run("UPDATE person SET erased_at = ?2 WHERE id = ?1", other.id, tx.now)
        }
        #expect(try await told() == 0)
        #expect(try await gateway.sends().count == 1)
        let file = try await gateway.cases.invitation(number, for: lin)
        #expect(file.figures.letters == 0)
        let links = try await gateway.cases.pageLinks(of: try #require(file.places.items[0].number), for: lin)
        #expect(links.filter { $0.person == other.id }.allSatisfy { $0.revokedAt != nil })
    }

    @Test("A text message that did not arrive becomes a letter")
    func failed() async throws {
        let gateway = try await estate(1)
        let number = try await begin(gateway).one.number
        _ = try await jobs(gateway).work()
        let lin = try gateway.house.actor("lin")
        #expect(try await gateway.cases.invitation(number, for: lin).figures.letters == 0)
        try await gateway.sends(.refused("no such number"))
        #expect(try await gateway.cases.invitation(number, for: lin).figures.letters == 1)
    }

    @Test("After a stop it goes on where it was: each home has one case")
    func resuming() async throws {
        let gateway = try await estate(25)
        let (lin, number) = (try gateway.house.actor("lin"), try await begin(gateway).one.number)
        #expect(try await jobs(gateway).work(most: 1) == 1)
        let half = try await gateway.cases.invitation(number, for: lin)
        #expect(half.figures.invited == 20 && half.figures.waiting == 5 && half.one.doneAt == nil)
        #expect(try await jobs(gateway).work() == 1)
        let whole = try await gateway.cases.invitation(number, for: lin)
        #expect(whole.figures.invited == 25 && whole.figures.waiting == 0 && whole.one.doneAt != nil)
        #expect(Set(whole.places.items.compactMap(\.number)).count == 25)
        let again = try await begin(gateway, refusing: .nobodyToInvite)
        #expect(again, "all of them have an open case now")
    }

    private func begin(_ gateway: Gateway, refusing refusal: InvitationRefusal) async throws -> Bool {
        do { _ = try await begin(gateway) } catch let error as InvitationRefusal { return error == refusal }
        return false
    }

    @Test("Places are read page by page in the order of their codes; letters are printed a hundred at a time")
    func pages() async throws {
        let gateway = try await estate(102, sends: false)
        let (lin, cases) = (try gateway.house.actor("lin"), gateway.cases)
        let number = try await begin(gateway).one.number
        _ = try await jobs(gateway).work()
        let first = try await cases.invitation(number, limit: 2, for: lin)
        #expect(first.figures.places == 102 && first.figures.missing == 102 && first.figures.letters == 102)
        #expect(first.places.items.map(\.code) == ["9-101", "9-102"] && first.places.next == "9-102")
        let last = try await cases.invitation(number, after: "9-200", limit: 2, for: lin)
        #expect(last.places.items.map(\.code) == ["9-201", "9-202"] && last.places.next == nil)
        let letters = try await cases.invitationLetters(number, at: "", by: lin)
        #expect(letters.items.count == 100 && letters.next == "9-200")
        let rest = try await cases.invitationLetters(number, after: letters.next, at: "", by: lin)
        #expect(rest.items.map(\.code) == ["9-201", "9-202"] && rest.next == nil)
        let printed = try await cases.invitation(number, .printed, limit: 1, for: lin)
        #expect(printed.figures.letters == 0 && printed.places.next == "9-101")
        let none = try await cases.invitation(number, .answered, for: lin)
        #expect(none.places.items.isEmpty && none.figures.missing == 102)
    }

    @Test("What an action tells the customer is told in their language")
    func notices() async throws {
        let gateway = try await estate(1) { _, draft in draft.language = .english }
        let lin = try gateway.house.actor("lin")
        let number = try await begin(gateway).one.number
        _ = try await jobs(gateway).work()
        let item = try #require(try await gateway.cases.invitation(number, for: lin).places.items.first?.number)
        var ask = ActRequest("book")
        let from = House.morning + .hours(2)
        ask.act.form = ["when": FormWindow(from: from, until: from + .hours(1)).text]
        _ = try await gateway.cases.act(ask, on: item, by: lin)
        let texts = try await gateway.sends()
        #expect(texts.contains { $0.hasPrefix("Your time is kept") }, "\(texts)")
    }

    @Test("A customer books within the opening hours of one day")
    func hours() async throws {
        let resource = SlotRules.Resource(
            key: "desk", name: Words(zh: "台", zhHant: "台", en: "Desk"), capacity: 1, isByBuilding: false,
            longest: .hours(4), opens: 8, closes: 20)
        func isOpen(_ from: String, _ until: String) throws -> Bool {
            let window = try #require(FormWindow("2026-03-04T\(from):00+08:00/2026-03-04T\(until):00+08:00"))
            return resource.isOpen(window, in: .shanghai)
        }
        #expect(try isOpen("08:00", "09:00") && isOpen("19:00", "20:00"))
        #expect(try !isOpen("07:30", "08:30") && !isOpen("19:30", "20:30"))
    }
}
