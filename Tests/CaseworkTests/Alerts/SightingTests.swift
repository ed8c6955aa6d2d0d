import Directory
import Kernel
import Testing

@testable import Casework
@testable import Insight

@Suite("What each rule of numbers sees, to the one")
struct SightingTests {
    private static let project = ID<Project>(number: 7)

    private func rule(_ sight: AlertRules.Sight) -> AlertRules.Rule {
        AlertRules.Rule(
            key: "x", name: .init(zh: "x", zhHant: "x", en: "x"), isOn: true, severity: .warning, to: [], kinds: nil,
            sight: sight, every: .minutes(5), rest: .days(1))
    }

    private func cases(_ count: Int) -> [ID<Case>] { (0..<count).map { ID(number: Int64($0 + 1)) } }

    @Test(
        "backlog against the median of the weeks before",
        arguments: [
            // open, before, seen
            (30, [20, 20, 20, 20], true), (29, [20, 20, 20, 20], false), (30, [20, 21, 20, 19], true),
            (31, [20, 21], true), (30, [20, 21], false), (30, [1000, 20, 1, 20], true), (30, [20], false),
            (30, [], false),
            (12, [8, 8], true), (9, [0, 0], false), (10, [0, 0], true),
        ])
    func backlog(_ open: Int, _ before: [Int], _ isSeen: Bool) {
        let rule = rule(.backlog(weeks: 4, percent: 150, least: 10))
        let found = Sighting.backlog(rule, in: Self.project, desk: "d", open: cases(open), before: before)
        #expect((found != nil) == isSeen)
    }

    @Test("promises by department: those of two departments are not many in one")
    func promises() {
        let here = cases(6)
        let rule = rule(.promises(share: 80, within: .days(1), count: 3, per: .department))
        func seen(_ departments: [String?]) -> [String] {
            Sighting.promises(
                rule, in: Self.project, desk: "d", gone: zip(here, departments).map { (item: $0, department: $1) }
            ).map(\.subject)
        }
        #expect(seen(["a", "a", "b", "b"]) == [])
        #expect(seen(["a", "a", "b", "a"]) == ["department:a"])
        #expect(seen([nil, nil, nil]) == ["project"])
        let whole = self.rule(.promises(share: 80, within: .days(1), count: 4, per: .project))
        #expect(
            Sighting.promises(
                whole, in: Self.project, desk: "d", gone: here.prefix(4).map { (item: $0, department: "\($0)") }
            ).map(\.cases) == [Array(here.prefix(4))])
    }

    @Test("the z-test agrees with values worked out elsewhere")
    func test() {
        // 40 of 50 against 90 of 100: pooled 130/150, z = 1.6984; one-sided p = 0.0447 (worked out by hand and in R).
        #expect(abs(ProportionTest.chance(40, of: 50, than: 90, of: 100) - 0.04472) < 0.0001)
        #expect(abs(ProportionTest.chance(45, of: 50, than: 90, of: 100) - 0.5) < 1e-9)
        #expect(ProportionTest.chance(50, of: 50, than: 100, of: 100) == 1, "no difference can be seen")
        #expect(ProportionTest.chance(0, of: 0, than: 1, of: 2) == 1)
        #expect(ProportionTest.isLess(40, of: 50, than: 90, of: 100, confidence: 95))
        #expect(!ProportionTest.isLess(40, of: 50, than: 90, of: 100, confidence: 99))
        #expect(!ProportionTest.isLess(50, of: 50, than: 90, of: 100, confidence: 80), "better is no warning")
    }

    @Test("a project behind its peers: enough promises, enough points, more than chance")
    func peers() {
        let rule = rule(.peers(window: .days(30), least: 50, points: 10, confidence: 95))
        func isSeen(_ own: (Int, Int), _ others: (Int, Int)) -> Bool {
            Sighting.peers(
                rule, in: Self.project, desk: "d", own: .init(kept: own.0, due: own.1),
                others: .init(kept: others.0, due: others.1), broken: []) != nil
        }
        #expect(isSeen((40, 50), (90, 100)))
        #expect(!isSeen((39, 49), (90, 100)), "one too few")
        #expect(!isSeen((40, 50), (45, 49)), "one too few of the others")
        #expect(!isSeen((810, 1000), (900, 1000)), "nine points are not ten, whatever the test says")
        #expect(isSeen((800, 1000), (900, 1000)))
        #expect(!isSeen((44, 50), (98, 100)) == !ProportionTest.isLess(44, of: 50, than: 98, of: 100, confidence: 95))
        #expect(!isSeen((90, 100), (40, 50)), "the better one is not warned of")
    }
}
