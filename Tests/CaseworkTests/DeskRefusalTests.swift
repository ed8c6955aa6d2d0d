import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("Refusing a desk")
struct DeskRefusalTests {
    @Test(
        "a file that cannot be used is refused with file, line and reason",
        arguments: [
            ("procedures/work.yaml", "needs: [own-task]", "needs: [own-tusk]", "unknown need “own-tusk”"),
            ("procedures/work.yaml", "does: [accept-task]", "does: [except-task]", "unknown effect “except-task”"),
            ("procedures/work.yaml", "to: accepted\n", "«to: nowhere\n", "unknown stage “nowhere”"),
            ("procedures/work.yaml", "from: [waiting]", "from: [wating]", "unknown stage “wating”"),
            (
                "procedures/work.yaml", "from: [\"phase:open\"]", "from: [\"phase:opened\"]",
                "unknown stage “phase:opened”"
            ),
            (
                "procedures/work.yaml", "unless: { tasks-open: working }", "unless: { tasks-shut: working }",
                "unknown condition “tasks-shut”"
            ),
            ("procedures/work.yaml", "tasks-open: working", "tasks-open: nowhere", "unknown stage “nowhere”"),
            ("procedures/work.yaml", "by: [case.dispatch]", "by: [case.despatch]", "unknown right “case.despatch”"),
            ("procedures/work.yaml", "by: [case.dispatch]", "by: []", "nobody may take “dispatch”"),
            ("procedures/work.yaml", "  dispatch:", "  promise:", "“promise” is what the timeline itself writes"),
            ("procedures/work.yaml", "    takes: [note]", "    tokes: [note]", "unknown word “tokes”"),
            ("procedures/care.yaml", "zh-Hant: 轉交負責人, ", "", "the translation “zh-Hant” is missing"),
            (
                "procedures/repair.yaml", "  waiting: { phase: waiting,", "  waiting: { phase: weighting,",
                "unknown phase “weighting”"
            ),
            ("procedures/repair.yaml", "start: registered", "start: begun", "the start “begun” is not a stage"),
            ("procedures/repair.yaml", "version: 2", "version: one", "a whole number is expected"),
            ("incidents.yaml", "one-building: true", "one-building: \"true\"", "true or false is expected"),
            ("incidents.yaml", "one-building: true", "one-building: maybe", "true or false is expected"),
            ("incidents.yaml", "one-building: true", "one-building: yes, kinds: [help]", "“kinds” stands here twice"),
            (
                "procedures/renovation.yaml",
                "for-customer: true\n    from: [applied, reviewing]\n    asks: [plan, licence]",
                "«for-customer: true\n    from: [applied, reviewing]\n    asks: [plan, review-fire]",
                "asks the field “review-fire”, which is not for customers"
            ),
            ("customer-pages.yaml", "办理：{link}", "办理", "“{link}” is missing"),
            ("customer-pages.yaml", "holds: 30d", "holds: 500d", "400 days at most"),
            ("contractors.yaml", "from: 0, deduct: 20", "from: 1, deduct: 20", "the last band begins at 0"),
            ("contractors.yaml", "from: 90, deduct: 2", "from: 95, deduct: 2", "a lower score comes later"),
            ("contractors.yaml", "from: 80, deduct: 5", "from: 80, deduct: 1", "never costs less"),
            ("contractors.yaml", "from: 70, deduct: 10", "from: 70, deduct: 101", "101 is not between 0 and 100"),
            ("contractors.yaml", "greening, order]", "greening, guards]", "unknown department “guards”"),
            ("slots.yaml", "opens: 8, closes: 20", "opens: 20, closes: 20", "“opens” is not before “closes”"),
            ("procedures/repair.yaml", "uses: [work, care, outside]", "uses: [work, cure, outside]", "missing"),
            (
                "roles.yaml", "rights: [case.read.own, case.work, places.read, rounds.walk, duty.write]",
                "rights: [case.reed]",
                "unknown right “case.reed”"
            ),
            ("roles.yaml", "  audit.read: {", "  audit.red: {", "unknown right “audit.red”"),
            (
                "levels.yaml", "priority: major\n", "priority: mayor\n", "unknown priority “mayor”"
            ),
            ("levels.yaml", "closed: 6h", "closed: 6x", "not a length of time"),
            ("levels.yaml", "closed: 30m", "clothed: 30m", "unknown promise “clothed”"),
            ("categories.yaml", "kind: repair", "kind: repare", "unknown kind “repare”"),
            ("categories.yaml", "key: burst-pipe", "key: leak", "stands here twice"),
            ("lists.yaml", "{ key: wear, ", "{ kay: wear, ", "“key” is missing"),
            ("desk.yaml", "booking]", "booking, wish]", "missing"),
            (
                "desk.yaml", "procedures: [repair, complaint, consultation, suggestion, praise, help, booking]",
                "procedures: []", "at least one is needed"
            ),
            ("alerts.yaml", "sees: rating", "sees: stars", "unknown sight “stars”"),
            ("alerts.yaml", "at-most: 2", "at-most: 5", "5 is not between 1 and 4"),
            ("alerts.yaml", "times: 3", "time: 3", "unknown word “time”"),
            ("alerts.yaml", "key: behind-peers", "key: backlog", "stands here twice"),
            ("alerts.yaml", "severity: notice\n", "severity: loud\n", "unknown severity “loud”"),
            ("alerts.yaml", "to: [customer-service-manager, director]", "to: [boss]", "unknown role “boss”"),
            ("alerts.yaml", "to: [customer-service-manager, director]", "to: []", "an alert needs an owner"),
            ("alerts.yaml", "kinds: [repair, help]", "kinds: [repare]", "unknown kind “repare”"),
            ("alerts.yaml", "every: 5m", "every: 5s", "once a minute at most"),
            ("alerts.yaml", "per: department", "per: city", "unknown scope “city”"),
            ("digest.yaml", "at: \"06:00\"", "at: \"24:00\"", "a time such as 06:00"),
            ("digest.yaml", "latest: 4h", "latest: 1d", "a day or longer"),
            ("digest.yaml", "director]", "boss]", "unknown role or right “boss”"),
            ("running.yaml", "other: 15m", "others: 15m", "unknown word “others”"),
            ("running.yaml", "unaccepted: { emergency: 5m, other: 15m }", "unaccepted: { emergency: 5m }", "missing"),
            ("running.yaml", "unconfirmed: 7d", "unconfirmed: week", "not a length of time"),
            ("running.yaml", ", assign: assign", "", "“assign” is missing"),
            ("running.yaml", "k: take-back", "k: take-away", "“repair” has no action “take-away”"),
            ("running.yaml", "k: take-back", "k: dispatch", "“dispatch” that does not “take-back-tasks”"),
            ("running.yaml", "close: close", "close: cancel", "“cancel” that does not “close-as-unconfirmed”"),
        ])
    func refused(_ file: String, _ old: String, _ new: String, _ reason: String) throws {
        let spoilt = try Spoilt(file, old, new)
        defer { spoilt.remove() }
        let error = #expect(throws: DeskError.self) { try Desk.read(spoilt.folder) }
        #expect(error?.reason.contains(reason) == true, "\(error?.description ?? "")")
        guard error?.reason.hasPrefix("the file is missing") == false else { return }
        #expect(error?.file == file)
        #expect(error?.line == spoilt.line, "\(error?.description ?? "")")
    }

    @Test("what happens by itself must get somewhere: a close that does not end the case would be due for ever")
    func deadEnd() throws {
        let spoilt = try Spoilt(
            "procedures/care.yaml", "    to: unconfirmed\n    needs: [another-person, reason]",
            "    needs: [another-person, reason]")
        defer { spoilt.remove() }
        let error = #expect(throws: DeskError.self) { try Desk.read(spoilt.folder) }
        #expect(error?.file == "running.yaml" && error?.reason.hasSuffix("does not end the case") == true)
    }

    @Test("a stage that nothing leads to, or that leads nowhere, is refused where it stands")
    func stranded() throws {
        let stage = "  limbo: { phase: open, name: { zh: 悬, zh-Hant: 懸, en: Limbo } }\n"
        let lost = try Spoilt("procedures/repair.yaml", "\nactions:\n", "\(stage)\nactions:\n")
        defer { lost.remove() }
        let error = #expect(throws: DeskError.self) { try Desk.read(lost.folder) }
        #expect(error?.reason == "nothing leads to the stage “limbo”" && error?.line == lost.line)
        let waiting = try Spoilt(
            "procedures/repair.yaml", "\nactions:\n",
            "  parked: { phase: waiting, name: { zh: 停, zh-Hant: 停, en: Parked } }\n\nactions:\n" + """
                  park:
                    name: { zh: 停, zh-Hant: 停, en: Park }
                    by: [case.work]
                    from: [accepted]
                    to: parked
                    does: [pause-task]

                """)
        defer { waiting.remove() }
        // take-back leads out of every waiting stage into an open one: what happens by itself needs resume as well.
        let short = #expect(throws: DeskError.self) { try Desk.read(waiting.folder) }
        #expect(short?.reason == "“repair” has no way for “resume” from the stage “parked”")
        let work = waiting.folder.appending(path: "procedures/work.yaml")
        try String(contentsOf: work, encoding: .utf8)
            .replacing(", \"phase:waiting\"]\n    to: returned", with: "]\n    to: returned")
            .write(to: work, atomically: true, encoding: .utf8)
        // withdraw, cancel and merge lead out of every waiting stage, but none of them closes.
        let other = #expect(throws: DeskError.self) { try Desk.read(waiting.folder) }
        #expect(other?.reason == "no way leads from the stage “parked” to a closed one" && other?.line == waiting.line)
    }

    @Test("what is declared twice is refused, in one file or over two that are used together")
    func twice() throws {
        let one = try Spoilt("procedures/care.yaml", "  chase:\n", "  confirm:\n")
        let two = try Spoilt("procedures/repair.yaml", "actions:\n  answer:", "actions:\n  accept:")
        defer { one.remove(); two.remove() }
        #expect(throws: DeskError(file: "procedures/care.yaml", line: 3, reason: "“confirm” stands here twice")) {
            try Desk.read(one.folder)
        }
        #expect(
            throws: DeskError(file: "procedures/work.yaml", line: 11, reason: "the action “accept” is declared twice")
        ) {
            try Desk.read(two.folder)
        }
    }

    @Test(
        "an action that ends a case must say how it ended",
        arguments: [
            ("does: [close-as-unconfirmed]", "does: []"),
            ("does: [take-back-tasks, cancel]", "does: [take-back-tasks]"),
            ("does: [confirm, reopen]", "does: [reopen]"),
        ])
    func endings(_ old: String, _ new: String) throws {
        let spoilt = try Spoilt("procedures/care.yaml", old, new)
        defer { spoilt.remove() }
        let error = #expect(throws: DeskError.self) { try Desk.read(spoilt.folder) }
        #expect(error?.reason.contains("nothing that ends a case") == true, "\(error?.description ?? "was read")")
    }

    @Test("an action that leads out of an end must reopen, and only waiting stops the clocks")
    func effectsFitStages() throws {
        let out = try Spoilt(
            "procedures/care.yaml", "    needs: [reason]\n    does: [reopen]", "    needs: [reason]\n    does: []")
        let pause = try Spoilt("procedures/work.yaml", "does: [pause-task]", "does: []")
        let stop = try Spoilt("procedures/work.yaml", "does: [depart-task]", "does: [depart-task, pause-task]")
        defer { for spoilt in [out, pause, stop] { spoilt.remove() } }
        for (spoilt, reason) in [(out, "does not reopen"), (pause, "“wait” must lead"), (stop, "“depart” must lead")] {
            let error = #expect(throws: DeskError.self) { try Desk.read(spoilt.folder) }
            #expect(error?.reason.contains(reason) == true, "\(error?.description ?? "was read")")
        }
    }

    @Test("an action of a version that was kept has the name that it had, though it may not be called so any more")
    func keptName() throws {
        let spoilt = try Spoilt("procedures/work.yaml", "  dispatch:", "  promise:")
        defer { spoilt.remove() }
        let repair = try Procedure.read(spoilt.folder, "procedures/repair.yaml", desk: "property")
        #expect(repair.action("promise") != nil)
        #expect(throws: DeskError.self) { try Desk.read(spoilt.folder) }
    }

    @Test("what is not YAML, is empty or is missing")
    func notYAML() throws {
        let broken = try Spoilt("lists.yaml", "channels:\n", "channels: [\n")
        let empty = try Spoilt(
            "desk.yaml",
            """
            procedures: [repair, complaint, consultation, suggestion, praise, help, booking]
            paperwork: [goods-out, goods-in, moving, renovation, worker-pass, resident-cards, visitors, room-booking,
                        vehicle-pass, utilities, lost-found, borrowing, dispute, handing-over, moving-out,
                        take-over, builder-defect]
            """, "")
        defer { broken.remove(); empty.remove() }
        #expect(throws: DeskError.self) { try Desk.read(broken.folder) }
        #expect(throws: DeskError(file: "desk.yaml", line: 1, reason: "the file is empty")) {
            try Desk.read(empty.folder)
        }
        #expect(throws: DeskError(file: "desk.yaml", line: 0, reason: "the file is missing or is not UTF-8")) {
            try Desk.read(empty.folder.appending(path: "nowhere"))
        }
    }
}
