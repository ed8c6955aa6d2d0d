import Casework
import Directory
import Handover
import Insight
import Kernel
import Testing
import Workforce

@testable import Web

@Suite("The sentences of the screens")
struct TextsTests {
    private static let texts = Texts()

    @Test("Every language has the same sentences, and every template can be laid out in each")
    func whole() throws {
        try Texts.check()
        try Templates.check()
    }

    @Test("Every sentence that is used is there")
    func used() {
        let texts = Self.texts
        for (key, file) in TextSources.keysOfTemplates() + TextSources.keysOfCode() {
            #expect(texts.has(key), "\(file) uses “\(key)”")
        }
        #expect(!TextSources.keysOfTemplates().isEmpty && !TextSources.keysOfCode().isEmpty)
    }

    @Test("Every refusal has its sentence, every status its title, every place of the bar its name")
    func families() {
        let texts = Self.texts
        let refusals = TextSources.refusals()
        #expect(Set(refusals.map(\.type)).count >= 6)
        for (code, type) in refusals { #expect(texts.has("refusal.\(code)"), "\(type).\(code)") }
        let kinds: [RefusalKind] = [
            .malformed, .notSignedIn, .notAllowed, .notFound, .wrongMethod, .conflict, .stale, .tooLarge, .tooSlow,
            .invalid, .tooMany, .failed, .unavailable,
        ]
        for kind in kinds { #expect(texts.has("status.\(kind.status)"), "\(kind)") }
        let links = TextSources.swift["Web/Shell/Shell.swift"] ?? ""
        let keys = links.matches(of: /\("(\w+)", Paths\./).map { String($0.1) }
        #expect(!keys.isEmpty)
        for key in keys { #expect(texts.has("nav.\(key)"), "\(key)") }
    }

    @Test("Every word of a closed list has its name")
    func lists() {
        let texts = Self.texts
        let lists: [(String, [String])] = [
            ("phase", Phase.allCases.map(\.rawValue)), ("priority", Priority.allCases.map(\.rawValue)),
            ("promise", Promise.Kind.allCases.map(\.rawValue)), ("closing", Closing.allCases.map(\.rawValue)),
            ("promiseState", Promise.State.allCases.map(\.rawValue)), ("fiveThing", FiveThing.allCases.map(\.rawValue)),
            ("taskState", CaseTask.State.allCases.map(\.rawValue)), ("audience", Audience.allCases.map(\.rawValue)),
            ("capacity", Occupancy.Capacity.allCases.map(\.rawValue)),
            ("placeKind", Place.Kind.allCases.map(\.rawValue)),
            ("list.sort", CaseFilter.Sort.allCases.map(\.rawValue)),
            ("moment", ["any", "before", "after", "signature"]),
            ("callback.rating", (1...5).map { "\($0)" }), ("field", Input.allCases.map(\.rawValue)),
            ("clock", ClockStep.Why.allCases.map(\.rawValue)), ("window", FigureSpan.Name.allCases.map(\.rawValue)),
            ("grouping", Grouping.allCases.map(\.rawValue)), ("age", Age.allCases.map(\.rawValue)),
            ("figure", Measure.all.flatMap { [$0.key, $0.key + ".formula"] }),
            ("figure", Measure.all.filter { $0.unit == .share }.flatMap { [$0.key + ".yes", $0.key + ".no"] }),
            ("alertState", Alert.State.allCases.map(\.rawValue)),
            ("severity", AlertRules.Severity.allCases.map(\.rawValue)),
            ("alert.saw", AlertRules.Sight.Name.allCases.map(\.rawValue)),
            ("alert.looks", AlertRules.Sight.Name.allCases.map(\.rawValue)),
            ("alert.per", AlertRules.Scope.allCases.map(\.rawValue)),
            ("digest", Digest.Measure.allCases.map(\.rawValue)),
            ("direction", OutsideMatter.Direction.allCases.map(\.rawValue)),
            ("outsideState", OutsideMatter.State.allCases.map(\.rawValue)),
            ("breach", RosterBreach.Rule.allCases.flatMap { [$0.rawValue, "name." + $0.rawValue] }),
            ("attendance", Attendance.State.allCases.map(\.rawValue)), ("leave", Leave.State.allCases.map(\.rawValue)),
            ("swap", Swap.State.allCases.map(\.rawValue)), ("roster.way", RosterChange.Way.allCases.map(\.rawValue)),
            ("handover.state", ShiftHandover.State.allCases.map(\.rawValue)),
            ("figures.base", ["share", "seconds", "few", "rated"]),
        ]
        for (list, words) in lists {
            for word in words { #expect(texts.has("\(list).\(word)"), "\(list).\(word)") }
        }
    }

    @Test("No sentence is left over")
    func unused() throws {
        let texts = Self.texts
        let used = Set(TextSources.keysOfTemplates().map(\.key)).union(TextSources.words())
        let beginnings = TextSources.beginnings()
        let codes = Set(TextSources.refusals().map { "refusal.\($0.code)" })
        for key in texts.keys where !used.contains(key) {
            if key.hasPrefix("refusal.") {
                #expect(codes.contains(key), "nobody refuses with \(key)")
            } else {
                #expect(beginnings.contains { key.hasPrefix($0) }, "nobody says \(key)")
            }
        }
    }

    @Test("The blanks of a sentence are the same in all languages, and are filled")
    func blanks() throws {
        let texts = Self.texts
        for key in texts.keys {
            let found = Language.allCases.map { language in
                Set(texts(key, language).matches(of: /\{(\w+)\}/).map { String($0.1) })
            }
            #expect(Set(found).count == 1, "\(key): \(found)")
            for language in Language.allCases { #expect(!texts(key, language).isEmpty, "\(key) in \(language)") }
        }
    }

    @Test("Refusals fill every blank of their sentence")
    func filled() throws {
        let texts = Self.texts
        let refusals: [any Refusal] = [
            WebRefusal.badQuery("q"), WebRefusal.badJSON("x"), WebRefusal.wrongType(field: "x"),
            WebRefusal.missing(field: "x"), WebRefusal.bodyTooLarge(limit: 1 << 20), MachineRefusal.failed("1"),
            MachineRefusal.diskFull("1"), MachineRefusal.unreachable("1"),
            CaseRefusal.unknownWord(field: "a", given: "b", known: ["c"]),
            CaseRefusal.tooLong(field: "a", limit: 1), CaseRefusal.notAllowedNow(action: "a", allowed: []),
            CaseRefusal.tasksOpen(1), CaseRefusal.fiveThingsMissing(["heard"]), CaseRefusal.stale(current: 2),
            CaseRefusal.tooManyFiles(limit: 1), CaseRefusal.unknownCase("x"), CaseRefusal.fieldMissing("x"),
            CaseRefusal.visitTooLong(hours: 24), CaseRefusal.tooManyEntries(limit: 1), CaseRefusal.outOfRange(.price),
            CaseRefusal.doorCodeWrong(left: 1), CaseRefusal.nobodyOnDuty("x"), CaseRefusal.unknownLine("x"),
            CalendarRefusal.unknownTimeZone("x"), CalendarRefusal.badHours("x"), CalendarRefusal.hoursOverlap("a", "b"),
            CalendarRefusal.tooManyHours(most: 1), CalendarRefusal.tooManyDays(most: 1),
            CalendarRefusal.tooManySteps(most: 1), CalendarRefusal.noWorkingTimeAhead(after: Instant(seconds: 0)),
            CalendarRefusal.clockStandsStill(since: Instant(seconds: 0)), FigureRefusal.unknownFigure("x"),
            FigureRefusal.unknownGrouping("x", known: ["y"]), FigureRefusal.windowTooLong(days: 1),
            RosterRefusal.unknownShift("x"), RosterRefusal.unknownPattern("x"), RosterRefusal.unknownDepartment("x"),
            RosterRefusal.notInThisPlan("x"), RosterRefusal.spanTooLong(most: 1), RosterRefusal.tooManyCells(most: 1),
            RosterRefusal.rosterChanged(who: "x", day: "y"), RosterRefusal.breachesOpen(1),
            FigureRefusal.windowBackwards, FigureRefusal.windowOutOfReach,
        ]
        for refusal in refusals {
            for language in Language.allCases {
                let sentence = texts.sentence(refusal, language)
                #expect(!sentence.contains("{") && sentence != "refusal.\(refusal.code)", "\(sentence)")
            }
        }
    }
}
