import Directory
import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("Who should be there and who is, and the calendar of a telephone")
struct AttendanceTests {
    private func states(_ at: RosterHouse, _ instant: Instant? = nil) async throws -> [String: Attendance.State] {
        let all = try await at.roster.attendance(
            at: instant ?? at.house.hand.now, project: "garden", for: try at.house.actor("chen"))
        return try all.reduce(into: [:]) { states, one in
            for user in ["zhao", "qian", "lin"] where try at.id(user) == one.staff { states[user] = one.state }
        }
    }

    @Test("Planned and said are brought together; what is not published is no plan yet")
    func reconciling() async throws {
        let at = try await RosterHouse.open()
        // The house opens at 09:00; early began at 07:00, day at 08:30.
        try await at.set("zhao", 3, "early")
        #expect(try await states(at) == [:])
        try await at.publish()
        #expect(try await states(at) == ["zhao": .late])
        #expect(try await states(at, at.house.hand.now - .minutes(115)) == ["zhao": .awaited], "late after ten minutes")
        let duty = Duty(at.house.store)
        for user in ["zhao", "lin"] { try await duty.set(true, by: try at.house.actor(user)) }
        #expect(try await states(at) == ["zhao": .there, "lin": .unplanned])
        #expect(try await at.roster.planned(at: at.house.hand.now).keys.sorted() == [try at.id("zhao")])
        at.house.hand.advance(.hours(6))
        #expect(try await states(at) == ["zhao": .unplanned, "lin": .unplanned], "at 15:00 the shift is over")
    }

    @Test("A night counts on the morning after it; whoever is on leave is not late, nor is who is on call")
    func nights() async throws {
        let at = try await RosterHouse.open()
        try await at.set("zhao", 3, "night")
        try await at.set("qian", 3, "on-call")
        try await at.publish()
        at.house.hand.advance(.hours(19))
        #expect(try await states(at) == ["zhao": .late, "qian": .onCall])
        var leave = LeaveDraft()
        (leave.kind, leave.first, leave.last) = ("sick", at.day(4), at.day(4))
        let asked = try await at.roster.ask(leave, by: try at.house.actor("zhao"))
        _ = try await at.roster.act(.approve, on: asked.id, by: try at.house.actor("chen"))
        #expect(try await states(at)["zhao"] == .away)
    }

    @Test("Where nobody is on duty, who is on call by the published plan hears that a promise breaks")
    func onCall() async throws {
        let at = try await RosterHouse.open()
        let (staff, home) = (try await Team(at.house.store).all(), at.house.estate.id)
        let (zhao, qian) = (try at.id("zhao"), try at.id("qian"))
        let chain: [WatchRules.Listener] = [.owner, .role("supervisor")]
        func hearers(_ onDuty: Set<ID<Staff>>, _ onCall: Set<ID<Staff>>) -> ([ID<Staff>], Bool) {
            Crew(staff: staff, project: home, onDuty: onDuty, onCall: onCall)
                .hearers(meaning: [.worker], chain: chain + [.role("engineer")], agent: zhao, worker: zhao)
        }
        #expect(hearers([qian], [zhao]) == ([qian], true), "duty goes first")
        #expect(hearers([], [zhao]) == ([zhao], false) && hearers([], [qian]) == ([qian], true))
        #expect(hearers([], []) == ([zhao], false))
        try await at.set("qian", 3, "on-call")
        let night = at.house.hand.now + .hours(12)
        let rules = at.roster.rules
        #expect(try await at.house.store.read { try Roster.onCall($0, at: night, rules) } == [])
        try await at.publish()
        #expect(try await at.house.store.read { try Roster.onCall($0, at: night, rules) } == [qian])
        let now = at.house.hand.now
        #expect(try await at.house.store.read { try Roster.onCall($0, at: now, rules) } == [])
    }

    @Test("The feed has the published shifts in UTC; a new address ends the old one")
    func feed() async throws {
        let at = try await RosterHouse.open()
        let zhao = try at.house.actor("zhao")
        try await at.set("zhao", 10, "night")
        let old = try await at.roster.makeFeed(by: zhao)
        #expect(try await at.roster.feed(old)?.feed.events.isEmpty == true)
        try await at.publish()
        let text = try #require(try await at.roster.feed(old)?.feed.text)
        for line in ["DTSTART:20260310T150000Z", "DTEND:20260310T230000Z", "SUMMARY:夜班", "LOCATION:花园小区"] {
            #expect(text.contains("\r\n\(line)\r\n"), "\(line)")
        }
        let new = try await at.roster.makeFeed(by: zhao)
        #expect(try await at.roster.feed(old) == nil)
        #expect(try await at.roster.feed(new)?.staff.id == zhao.staff)
    }

    @Test("Long lines are folded at 75 bytes and not within a letter; what parts values is escaped")
    func folding() {
        let long = "SUMMARY:" + String(repeating: "夜班", count: 40)
        let folded = CalendarFeed.folded(long)
        #expect(folded.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        #expect(folded.replacingOccurrences(of: "\r\n ", with: "") == long && folded.contains("\r\n "))
        #expect(CalendarFeed.escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne")
    }
}
