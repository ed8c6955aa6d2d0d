import Directory
import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("The loop, from demand to confirmation")
struct LoopTests {
    @Test("a repair from the call to the customer's word")
    func repair() throws {
        let play = try Scenario(
            kind: "repair",
            rows: """
                 0 | lin  | dispatch | to=zhao                 | dispatched                  | first-answer kept, on-the-spot open
                 1 | qian | accept   |                         | ✗ notYourTask
                 2 | zhao | solve    | solution=好了            | ✗ notAllowedNow
                 3 | zhao | accept   |                         | accepted
                 5 | zhao | depart   |                         | on-the-way
                20 | zhao | arrive   |                         | on-the-spot                 | on-the-spot kept, closed open
                24 | zhao | solve    |                         | ✗ fieldMissing
                25 | zhao | solve    | solution=换了软管        | solved                      | closed open
                26 | zhao | confirm  | satisfied=yes           | ✗ callbackByAnotherPerson
                27 | hui  | confirm  | satisfied=yes; rating=6 | ✗ ratingOutOfRange
                28 | hui  | confirm  |                         | ✗ fieldMissing
                29 | hui  | confirm  | satisfied=yes; rating=5 | closed                      | closed kept
                30 | lin  | chase    |                         | ✗ notAllowedNow
                """
        ).run()
        #expect(play.item.closing == .confirmed && play.item.verdict?.rating == 5)
        #expect(play.item.tasks.map(\.state) == [.done])
        #expect(play.item.tasks[0].steps.map(\.state) == [.accepted, .departed, .arrived, .done])
        #expect(play.item.firstSolvedAt == play.start + .minutes(25) && play.item.closedAt == play.start + .minutes(29))
    }

    @Test("a department's queue: one takes it, and then it is theirs")
    func queue() throws {
        let play = try Scenario(
            kind: "repair",
            rows: """
                0 | lin  | dispatch | to=engineering      | dispatched
                1 | hui  | accept   |                     | ✗ notYourTask
                2 | zhao | accept   |                     | accepted
                3 | qian | arrive   |                     | ✗ notYourTask
                4 | zhao | decline  | reason=在别处         | declined
                5 | lin  | dispatch | to=qian             | dispatched
                6 | lin  | dispatch | to=zhao             | dispatched
                7 | qian | accept   |                     | ✗ notYourTask
                8 | zhao | accept   |                     | accepted
                """
        ).run()
        #expect(play.item.tasks.map(\.state) == [.declined, .takenBack, .accepted])
        #expect(play.item.openTasks.map(\.assignee) == [Cast.zhao.staff])
        #expect(play.item.workers == [Cast.zhao.staff])
    }

    @Test("a complaint closes only with its five things and judged, whatever the customer says")
    func fiveThings() throws {
        var play = try Scenario(
            kind: "complaint",
            rows: """
                0 | lin  | solve       | solution=已处理                | solved
                1 | hui  | confirm     | satisfied=yes                | ✗ fiveThingsMissing
                2 | hui  | check-thing | thing=heard                  | ✗ fieldMissing
                3 | lin  | check-thing | thing=heard; text=听完了       | solved
                4 | lin  | check-thing | thing=asked; text=问清了       | solved
                5 | lin  | check-thing | thing=followed; text=跟到底    | solved
                6 | lin  | check-thing | thing=answered; text=答复了    | solved
                7 | lin  | check-thing | thing=answered; text=又答复了  | solved
                8 | hui  | confirm     | satisfied=yes; thing=recorded | ✗ fiveThingsMissing
                9 | chen | close       | reason=算了                   | ✗ fiveThingsMissing
                """
        ).run()
        #expect(play.item.thingsDone == [.heard, .asked, .followed, .answered])
        try play.take("check-thing", by: Cast.lin) { ($0.thing, $0.text) = (.recorded, "记下了") }
        #expect(throws: CaseRefusal.judgementMissing) {
            try play.take("confirm", by: Cast.hui) { $0.isSatisfied = true }
        }
        try play.take("judge", by: Cast.lin) { ($0.isTrue, $0.isReasonable, $0.text) = (true, true, "核实过了") }
        try play.take("confirm", by: Cast.hui) { $0.isSatisfied = true }
        #expect(play.item.phase == .closed)
    }

    @Test("an unsatisfied customer may say so without the five things")
    func unsatisfiedComplaint() throws {
        _ = try Scenario(
            kind: "complaint",
            rows: """
                0 | lin | solve   | solution=已处理 | solved
                1 | hui | confirm | satisfied=no  | reopened
                """
        ).run()
    }

    @Test("unsatisfied: opened again with a new promise; the first solution stays, the old promise gives way")
    func unsatisfied() throws {
        let play = try Scenario(
            kind: "repair",
            rows: """
                 0 | lin  | dispatch | to=zhao                       | dispatched
                 1 | zhao | accept   |                               | accepted
                 9 | zhao | solve    | solution=紧了紧                 | solved
                10 | hui  | confirm  | satisfied=no; rating=1        | reopened | closed replaced open
                20 | lin  | dispatch | to=qian                       | dispatched
                21 | qian | accept   |                               | accepted
                30 | qian | solve    | solution=换新的                 | solved
                40 | hui  | confirm  | satisfied=yes; rating=4       | closed   | closed replaced kept
                """
        ).run()
        #expect(play.item.firstSolvedAt == play.start + .minutes(9) && play.item.solvedAt == play.start + .minutes(30))
        #expect(play.item.reopenCount == 1 && play.item.solution?.text == "换新的")
        let renewed = try #require(play.item.promises.last)
        #expect(renewed.startsAt == play.start + .minutes(10) && renewed.dueAt == play.start + .minutes(40))
        #expect(renewed.byName == "林晓" && renewed.by == Cast.lin.staff)
    }

    @Test("a promise that was late already is not made good by a new one")
    func lateAndUnsatisfied() throws {
        _ = try Scenario(
            kind: "repair",
            rows: """
                 0 | lin  | solve   | solution=紧了紧  | solved
                31 | hui  | confirm | satisfied=no  | reopened | closed broken open
                40 | lin  | solve   | solution=换新的  | solved
                61 | hui  | confirm | satisfied=yes | closed   | closed broken kept
                70 | lin  | reopen  | reason=又漏了   | reopened | closed broken kept open
                """
        ).run()
    }
}
