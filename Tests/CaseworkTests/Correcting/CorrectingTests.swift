import Directory
import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("Another kind or category of a case, by the rules alone")
struct CorrectingTests {
    private func correct(_ play: inout Play, to kind: String? = nil, category: String? = nil) throws {
        let procedure = try kind.map { try #require(play.desk.procedure($0)) }
        try play.take("reclassify", by: Cast.chen) {
            $0.reason = "登记错了"
            ($0.correction.procedure, $0.correction.category) = (procedure, category)
        }
    }

    @Test("another kind: the time used and the pauses had are kept, minute by minute", arguments: 0..<60)
    func kept(_ n: Int64) throws {
        var play = try Play("suggestion", at: House.morning) { $0.channel = "letter" }
        let (stop, go) = (n * 3 % 28 + 1, n * 3 % 28 + 2 + n * 7)
        try play.take("dispatch", by: Cast.lin) { $0.to = .staff(Cast.zhao.staff) }
        try play.take("accept", by: Cast.zhao)
        play.now = play.start + .minutes(stop)
        try play.take("wait", by: Cast.zhao) { $0.reason = "customer" }
        play.now = play.start + .minutes(go)
        try play.take("take-back", by: Cast.chen) { $0.reason = "不用去" }
        play.wait(minutes: n % 11)
        try correct(&play, to: "help")
        // A general plea for help is closed half an hour after it came; each minute counts that it did not wait.
        var (minute, counted) = (Int64(0), Int64(0))
        while counted < 30 {
            if !(stop..<go).contains(minute) { counted += 1 }
            minute += 1
        }
        let new = try #require(play.promise(.closed))
        #expect(new.dueAt == play.start + .minutes(minute) && new.startsAt == play.start)
        #expect(new.level == "help-general" && new.pauses.count == 1)
        #expect(play.promise(.closed, .replaced)?.level == "suggestion")
        #expect(play.promise(.onTheSpot)?.startsAt == play.now, "never promised before: it begins when it is said")
        #expect(play.item.stage == "registered" && play.item.waiting == nil && play.item.kind == "help")
        #expect(play.promise(.closed)?.isRunning == true)
    }

    @Test("another category begins no procedure anew, and promises that stay the same stay")
    func category() throws {
        var play = try Play { $0.category = "engineering.plumbing.leak" }
        try play.take("dispatch", by: Cast.lin) { $0.to = .staff(Cast.zhao.staff) }
        let before = play.item
        try correct(&play, category: "engineering.plumbing")
        #expect(play.item.category == "engineering.plumbing" && play.item.stage == "dispatched")
        #expect(play.item.promises == before.promises && play.item.tasks == before.tasks)
    }

    @Test("what the other kind does not promise is needed no more; what was late by then is broken")
    func less() throws {
        var play = try Play()
        play.wait(minutes: 10)
        try correct(&play, to: "consultation")
        #expect(play.promise(.onTheSpot, .void)?.level == "repair-general")
        #expect(play.promise(.closed)?.level == "general")
        try correct(&play, to: "repair")
        #expect(play.promise(.onTheSpot)?.dueAt == play.now + .minutes(30), "needed again: said anew")
        var late = try Play()
        late.wait(minutes: 31)
        try correct(&late, to: "consultation")
        #expect(late.promise(.onTheSpot, .broken) != nil)
    }

    @Test("an agreed window and an outside body's deadline stay; what was promised freely stays")
    func stays() throws {
        var play = try Play()
        let start = play.start
        try play.take("appoint", by: Cast.lin) {
            $0.site.from = start + .minutes(60)
            $0.until = start + .minutes(120)
        }
        let window = try #require(play.promise(.onTheSpot))
        try correct(&play, to: "help")
        #expect(play.promise(.onTheSpot) == window)
        #expect(play.promise(.closed)?.dueAt == start + .minutes(150), "counted from the window's end, as before")
    }

    @Test("no correction that is none, none of the kind while work is out, no kind that must have a name")
    func refusals() throws {
        var play = try Play { $0.category = "engineering.plumbing.leak" }
        #expect(throws: CaseRefusal.fieldMissing("reason")) { try play.take("reclassify", by: Cast.chen) }
        #expect(throws: CaseRefusal.nothingToCorrect) { try correct(&play) }
        #expect(throws: CaseRefusal.nothingToCorrect) {
            try correct(&play, to: "repair", category: "engineering.plumbing.leak")
        }
        try play.take("dispatch", by: Cast.lin) { $0.to = .staff(Cast.zhao.staff) }
        #expect(throws: CaseRefusal.tasksOpen(1)) { try correct(&play, to: "complaint") }
        var nameless = try Play("complaint") { $0.reporter = Reporter(isAnonymous: true) }
        #expect(throws: CaseRefusal.mayNotBeAnonymous(kind: "repair")) { try correct(&nameless, to: "repair") }
    }
}
