import Directory
import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("How a case ends")
struct ClosingTests {
    @Test("three tries on two days close it as unconfirmed, three on one day do not")
    func threeTries() throws {
        let rows = """
                0 | lin | solve       | solution=好了        | solved
               10 | hui | not-reached | outcome=no-answer   | confirming
               20 | hui | not-reached | outcome=busy        | confirming
               30 | hui | not-reached | outcome=no-answer   | confirming
               40 | lin | not-reached | outcome=no-answer   | ✗ callbackByAnotherPerson
             1440 | hui | not-reached | outcome=no-answer   | unconfirmed
            """
        let play = try Scenario(kind: "help", rows: rows).run()
        #expect(play.item.closing == .unconfirmed && play.item.phase == .closed && play.item.tries.count == 4)
    }

    @Test("the two days are days of the project's wall clock, and a reopening begins them anew")
    func triesByDay() throws {
        // The start is 09:00: minute 899 is 23:59, minute 901 is 00:01.
        let play = try Scenario(
            kind: "help",
            rows: """
                   0 | lin | solve       | solution=好了      | solved
                 890 | hui | not-reached | outcome=busy      | confirming
                 899 | hui | not-reached | outcome=busy      | confirming
                 900 | lin | reopen      | reason=客户来电    | reopened
                 900 | lin | solve       | solution=又好了    | solved
                 901 | hui | not-reached | outcome=busy      | confirming
                 902 | hui | not-reached | outcome=busy      | confirming
                 903 | hui | not-reached | outcome=busy      | confirming
                """
        ).run()
        #expect(play.item.tries.count == 3)
        let near = try Scenario(
            kind: "help",
            rows: """
                   0 | lin | solve       | solution=好了      | solved
                 898 | hui | not-reached | outcome=busy      | confirming
                 899 | hui | not-reached | outcome=busy      | confirming
                 900 | hui | not-reached | outcome=busy      | unconfirmed
                """
        ).run()
        #expect(Set(near.item.tries.map(\.day.description)) == ["2026-03-03", "2026-03-04"])
    }

    @Test(
        "who did the work does not ask how it was; who handed it back may", arguments: ["zhao", "qian", "lin", "hui"])
    func callback(_ user: String) throws {
        var play = try Scenario(
            kind: "repair",
            rows: """
                 0 | lin  | dispatch | to=qian       | dispatched
                 1 | qian | decline  | reason=不会     | declined
                 2 | lin  | dispatch | to=zhao       | dispatched
                 3 | zhao | accept   |               | accepted
                 9 | zhao | solve    | solution=好了   | solved
                """
        ).run()
        let actor = try #require(Cast.all[user])
        guard user == "zhao" else {
            try play.take("confirm", by: actor) { $0.isSatisfied = true }
            return
        }
        #expect(throws: CaseRefusal.callbackByAnotherPerson) {
            try play.take("confirm", by: actor) { $0.isSatisfied = true }
        }
        #expect(!play.procedure.allowed(on: play.item, for: actor).map(\.key).contains("confirm"))
    }

    @Test("the agent who solved it alone does not confirm it")
    func ownSolution() throws {
        _ = try Scenario(
            kind: "consultation",
            rows: """
                0 | lin  | solve   | solution=解释清楚了 | solved
                1 | lin  | confirm | satisfied=yes    | ✗ callbackByAnotherPerson
                1 | lin  | close   | reason=算了       | ✗ callbackByAnotherPerson
                2 | chen | confirm | satisfied=yes    | closed
                """
        ).run()
    }

    @Test("an answer in the first contact closes, with what the customer said of it")
    func answer() throws {
        let plain = try Scenario(
            kind: "consultation",
            rows: """
                0 | lin | answer | solution=周一到周五 | closed | closed kept
                """
        ).run()
        #expect(plain.item.closing == .answered && plain.item.verdict == nil && plain.item.solution?.text == "周一到周五")
        let told = try Scenario(
            kind: "consultation",
            rows: """
                0 | lin | answer | solution=周一到周五; rating=5                | ✗ fieldMissing
                0 | lin | answer | solution=周一到周五; satisfied=yes; rating=5 | closed
                """
        ).run()
        #expect(told.item.closing == .confirmed && told.item.verdict?.rating == 5)
        let again = try Scenario(
            kind: "consultation",
            rows: """
                0 | lin | answer | solution=周一到周五; satisfied=yes; rating=5 | closed
                5 | lin | reopen | reason=没说周末                            | reopened
                6 | lin | answer | solution=周末休息                           | closed
                """
        ).run()
        #expect(again.item.closing == .answered, "the word of last time is not the word of this time")
    }

    @Test(
        "merged, withdrawn and cancelled owe nothing any more", arguments: ["withdraw", "cancel", "merge"],
        [false, true])
    func over(_ action: String, _ isWaiting: Bool) throws {
        var play = try Scenario(
            kind: "repair",
            rows: """
                0 | lin  | dispatch | to=zhao | dispatched
                1 | zhao | accept   |         | accepted
                """
        ).run()
        if isWaiting { try play.take("wait", by: Cast.zhao) { $0.reason = "parts" } }
        play.wait(minutes: 90)
        let other = try Play().item
        try play.take(action, by: Cast.chen) { ($0.reason, $0.into) = ("不需要了", other) }
        #expect(play.item.phase == .cancelled && play.item.closedAt == play.now && play.item.nextDue == nil)
        #expect(play.item.promises.map(\.state) == [.kept, .void, .void] && play.item.waiting == nil)
        #expect(play.item.tasks.map(\.state) == [.takenBack])
        let ways = play.procedure.actions.filter { $0.from.contains(play.item.stage) }.map(\.key)
        #expect(ways == (action == "merge" ? ["unmerge"] : []), "nothing more can be done but undo a merge")
    }
}
