import Directory
import Insight
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("The figures")
struct FigureTests {
    private func slow(_ house: House, _ all: [Case]) async throws -> SlowFigures {
        let root = try house.actor("root")
        var (cases, timelines): ([Case], [ID<Case>: [TimelineEntry]]) = ([], [:])
        for item in all {
            cases.append(try await house.cases.find(item.number, for: root))
            timelines[item.id] = try await house.cases.timeline(of: item.number, for: root).items
        }
        var homes: [ID<Staff>: String] = [:]
        for user in ["lin", "chen", "hui"] { homes[try house.actor(user).staff] = "service" }
        for user in ["zhao", "qian"] { homes[try house.actor(user).staff] = "engineering" }
        return SlowFigures(
            cases: cases, timelines: timelines, now: house.hand.now, homes: homes,
            projects: [house.estate.id: "garden", house.tower.id: "tower"])
    }

    /// Some old cases, of which some were answered; they arrive under their old dates.
    private func takeOver(_ house: House) async throws -> [Case] {
        let rows = (0..<8).map { n in
            let reportedAt = House.morning - .days(Int64(n * 3 + 1))
            var old = OldCase(reportedAt: reportedAt, kind: n % 2 == 0 ? "complaint" : "help")
            (old.externalNumber, old.text, old.writer) = ("旧-\(n)", "旧件 \(n)", "王先生")
            if n % 3 == 0 { (old.answer, old.answeredAt) = ("已办", old.reportedAt + .hours(5)) }
            return old
        }
        var all: [Case] = []
        for row in rows { all.append(try await house.takeIn(row)) }
        #expect(all.count == 8)
        return all
    }

    /// A repair that stood still again and again.
    private func paused(_ house: House) async throws -> Case {
        var item = try await house.register()
        item = try await house.act("dispatch", on: item, by: "lin") { $0.to = "engineering" }
        item = try await house.act("accept", on: item, by: "zhao")
        for hours in [1, 5, 30, 2] as [Int64] {
            item = try await house.act("wait", on: item, by: "zhao") { $0.act.reason = "parts" }
            house.hand.advance(.hours(hours))
            item = try await house.act("resume", on: item, by: "lin")
        }
        return item
    }

    /// Complaints that ended, some with all five things and some without, some of them twice.
    private func complaints(_ house: House, seed: UInt64) async throws -> [Case] {
        var (all, dice) = ([Case](), Dice(state: seed))
        for n in 0..<5 {
            let text = n % 2 == 0 ? "你们不处理我就找记者曝光" : "楼道太脏"
            var item = try await house.register(text, kind: "complaint", by: "chen")
            for thing in FiveThing.allCases.prefix(dice.hits(60) ? 5 : 3) {
                item = try await house.act("check-thing", on: item, by: "chen") {
                    ($0.act.thing, $0.act.text) = (thing, "记")
                }
            }
            for _ in 0..<Int.random(in: 1...2, using: &dice) {
                let verdict = (dice.hits(60), dice.hits(60))
                item = try await house.act("judge", on: item, by: "chen") {
                    ($0.act.isTrue, $0.act.isReasonable, $0.act.text) = (verdict.0, verdict.1, "查了")
                }
                house.hand.advance(.hours(3))
            }
            for round in 0..<(n == 4 ? 2 : 1) {
                if round == 1 {
                    house.hand.advance(.hours(2))
                    item = try await house.act("reopen", on: item, by: "chen") { $0.act.reason = "又来了" }
                    for thing in FiveThing.allCases {
                        item = try await house.act("check-thing", on: item, by: "chen") {
                            ($0.act.thing, $0.act.text) = (thing, "补")
                        }
                    }
                }
                house.hand.advance(.hours(1))
                item = try await house.act("solve", on: item, by: "chen") { $0.act.solution = "好了" }
                while !item.phase.isOver {
                    house.hand.advance(.hours(13))
                    item = try await house.act("not-reached", on: item, by: "hui") { $0.act.outcome = "busy" }
                }
            }
            all.append(item)
        }
        return all
    }

    private func compare(
        _ figure: Figure, _ slow: SlowFigures, by: Grouping, at place: SourceLocation = #_sourceLocation
    ) -> Int {
        let lines = slow.lines(figure.measure.key, figure.window.range)
        let hint = Comment(rawValue: "\(figure.measure.key) by \(by) \(figure.window.range)")
        func agree(_ tally: Tally, _ lines: [SlowFigures.Line]) {
            #expect(tally.count == lines.count, hint, sourceLocation: place)
            #expect(tally.counted == lines.count { $0.counts }, hint, sourceLocation: place)
            let isEnough = figure.measure.unit == .count || lines.count >= 5
            #expect(tally.isEnough == isEnough, hint, sourceLocation: place)
            let times = lines.compactMap(\.took)
            let value: Double? =
                switch figure.measure.unit {
                case .count: Double(lines.count)
                case .share: lines.isEmpty ? nil : Double(lines.count { $0.counts }) / Double(lines.count)
                case .seconds: SlowFigures.within(50, times)
                }
            #expect(tally.value == (isEnough ? value : nil), hint, sourceLocation: place)
            let ninety = figure.measure.unit == .seconds && isEnough ? SlowFigures.within(90, times) : nil
            #expect(tally.ninety == ninety, hint, sourceLocation: place)
        }
        agree(figure.tally, lines)
        let parted = Dictionary(grouping: lines) { slow.key(of: $0, by, at: figure.window.cutOff) }
        #expect(Set(figure.groups.map(\.key)) == Set(parted.keys), hint, sourceLocation: place)
        for group in figure.groups { agree(group.tally, parted[group.key] ?? []) }
        #expect(figure.groups.reduce(0) { $0 + $1.tally.count } == figure.tally.count, hint, sourceLocation: place)
        #expect(figure.groups.reduce(0) { $0 + $1.tally.counted } == figure.tally.counted, hint, sourceLocation: place)
        #expect(figure.rows.items.count == min(200, lines.count), hint, sourceLocation: place)
        return lines.count
    }

    @Test("agree with a walk through every timeline, over any window and grouping", arguments: [1, 2] as [UInt64])
    func oracle(_ seed: UInt64) async throws {
        let house = try await House.open()
        let old = try await takeOver(house)
        var all: [Case] = []
        for round in 0..<5 as Range<UInt64> {
            all += try await house.busy(
                seed: seed + round * 100, acts: 400, stride: .minutes(120), words: 12, calls: 4)
            all += try await complaints(house, seed: seed + round)
            all.append(try await paused(house))
            all.append(try await house.register("塔楼漏水", by: "root") { ($0.project, $0.channel) = ("tower", "letter") })
        }
        let slow = try await slow(house, old + all)
        let (root, figures) = (try house.actor("root"), Figures(house.store, complaints: ["complaint"]))
        var dice = Dice(state: seed)
        var seen: [String: Int] = [:]
        for measure in Measure.all {
            for round in 0..<12 {
                let start = House.morning + .minutes(Int64.random(in: -40_000...100_000, using: &dice))
                var query = FigureQuery()
                let length = Span.minutes(Int64.random(in: 1...90_000, using: &dice))
                query.span = .between(.instant(start), .instant(start + length))
                if round == 0 { query.span = .between(.day(Zone.shanghai.day(of: House.morning - .days(40))), nil) }
                query.by = measure.groupings[round % measure.groupings.count]
                (query.wantsRows, query.limit) = (true, 200)
                let figure = try await figures.figure(measure.key, query, for: root)
                let by = try #require(query.by)
                seen[measure.key, default: 0] += compare(figure, slow, by: by)
                // The window before is a figure like any other.
                query.span = .between(.instant(figure.before.window.start), .instant(figure.before.window.cutOff))
                if figure.before.window.range.isEmpty { continue }
                let before = try await figures.figure(measure.key, query, for: root)
                #expect(before.tally == figure.before.tally)
            }
        }
        for measure in Measure.all { #expect(seen[measure.key] ?? 0 > 40, "\(measure.key) was hardly asked") }
    }

    @Test("what the store kept of reopenings and judgements before there were tables of them is found in the timelines")
    func backfilled() async throws {
        let house = try await House.open()
        _ = try await house.busy(seed: 5, acts: 900, stride: .minutes(100))
        // Chance need not judge much.
        for (isTrue, isReasonable) in [(true, true), (true, false), (false, false)] {
            let item = try await house.register("楼道没人扫", kind: "complaint", by: "chen")
            _ = try await house.act("judge", on: item, by: "chen") {
                ($0.act.isTrue, $0.act.isReasonable, $0.act.text) = (isTrue, isReasonable, "看过现场")
            }
        }
        @Sendable func rows(_ db: DB) throws -> [[Int64?]] {
            try db.rows(
                "SELECT case_id, solved_at, closed_at, reopened_at FROM reopening ORDER BY case_id, reopened_at"
            ) { row in try (0..<4).map { _ in try row.next(Int64?.self) } }
        }
        @Sendable func judgements(_ db: DB) throws -> [[Int64?]] {
            try db.rows("SELECT case_id, at, is_true, is_reasonable FROM judgement ORDER BY case_id, at, id") { row in
                try (0..<4).map { _ in try row.next(Int64?.self) }
            }
        }
        let kept = try await house.store.read { try rows($0) }
        let judged = try await house.store.read { try judgements($0) }
        #expect(judged.count > 2)
        #expect(kept.count > 10 && kept.contains { $0[2] != nil } && kept.contains { $0[2] == nil })
        try await house.store.write { tx in
            for index in ["promise_by_due", "cases_of_import"] { try tx.run("DROP INDEX \(index)") }
            for table in ["reopening", "outside_matter", "judgement", "handling"] { try tx.run("DROP TABLE \(table)") }
            try tx.run("DELETE FROM schema_step WHERE number IN (30, 42)")
        }
        house.store.close()
        let again = try house.reopened()
        defer { again.close() }
        #expect(try await again.read { try rows($0) } == kept)
        #expect(try await again.read { try judgements($0) } == judged)
    }
}
