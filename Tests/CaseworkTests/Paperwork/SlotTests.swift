import Kernel
import Testing

@testable import Casework

@Suite("Slots and how much of them there is")
struct SlotTests {
    private static let window = "2026-03-03T02:00:00Z/2026-03-03T04:00:00Z"

    private static func booking(
        _ house: House, _ room: String = "court", _ when: String = window
    ) async throws -> Case {
        try await house.register("要订场地", kind: "room-booking") {
            $0.form = ["room": room, "when": when, "people": "4", "purpose": "打球", "rules": "yes"]
        }
    }

    @Test("many at once for the same time: never more than there is, and who comes too late is told")
    func atOnce() async throws {
        let house = try await House.open()
        var cases: [Case] = []
        for _ in 0..<8 { cases.append(try await Self.booking(house)) }
        let outcomes = await withTaskGroup(of: String.self) { group in
            for item in cases {
                group.addTask {
                    do { return try await house.act("book-court", on: item, by: "lin").stage } catch {
                        return (error as? FormRefusal)?.code ?? "\(error)"
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 == "booked" }.count == 2)
        #expect(outcomes.filter { $0 == "slotFull" }.count == 6)
    }

    @Test("times that only touch do not meet; what was withdrawn is free again; a change of mind takes no second place")
    func times() async throws {
        let house = try await House.open()
        let first = try await Self.booking(house, "meeting")
        try await house.act("book-meeting", on: first, by: "lin")
        let late = try await Self.booking(house, "meeting", "2026-03-03T04:00:00Z/2026-03-03T05:00:00Z")
        try await house.act("book-meeting", on: late, by: "lin")
        let other = try await Self.booking(house, "meeting", "2026-03-03T03:59:00Z/2026-03-03T04:30:00Z")
        await refused(FormRefusal.slotFull("会议室")) { try await house.act("book-meeting", on: other, by: "lin") }
        try await house.act("withdraw", on: first, by: "lin") { $0.act.reason = "不用了" }
        await refused(FormRefusal.slotFull("会议室")) { try await house.act("book-meeting", on: other, by: "lin") }
        try await house.act("withdraw", on: late, by: "lin") { $0.act.reason = "不用了" }
        #expect(try await house.act("book-meeting", on: other, by: "lin").stage == "booked")
    }

    @Test("a window that is over, or longer than the thing may be had, is refused beside its field")
    func limits() async throws {
        let house = try await House.open()
        let item = try await Self.booking(house)
        house.hand.advance(.days(2))
        await refused(FormRefusal.formWrong([FormFault("form.when", .windowTooLong)])) {
            try await house.act("book-court", on: item, by: "lin")
        }
    }

    @Test("the peak is what holds at one instant, not what touches the window")
    func peak() {
        func booking(_ from: Int64, _ until: Int64) -> Booking {
            Booking(
                id: ID(number: from), item: ID(number: from), resource: "r", building: "",
                from: Instant(seconds: from), until: Instant(seconds: until))
        }
        let held = [booking(0, 10), booking(10, 20), booking(5, 15), booking(30, 40)]
        func peak(_ from: Int64, _ until: Int64) -> Int {
            Booking.peak(held, from: Instant(seconds: from), until: Instant(seconds: until))
        }
        #expect(peak(0, 40) == 2 && peak(20, 30) == 0 && peak(16, 35) == 1 && peak(0, 5) == 1)
    }
}
