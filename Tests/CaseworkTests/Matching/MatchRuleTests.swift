import Directory
import Kernel
import Testing

@testable import Casework

@Suite("How alike two cases are that may belong together")
struct MatchRuleTests {
    private static let form = DeclaredForm(fields: [field("thing", .text), field("colour", .choice)])
    private static let rule = MatchRule(
        kind: "lost", action: "match", field: "matched", unlike: nil, day: "day", within: .days(30),
        by: [.init(key: "thing", weight: 6), .init(key: "colour", weight: 2), .init(key: "place", weight: 2)],
        least: 30)

    private static func field(_ key: String, _ kind: DeclaredForm.Kind) -> DeclaredForm.Field {
        DeclaredForm.Field(
            key: key, kind: kind, name: Words(zh: key, zhHant: key, en: key), help: nil, isRequired: false,
            isAtIntake: true, unit: nil, least: nil, most: nil, options: [], columns: [], shownWhen: nil)
    }

    private static func side(_ thing: String?, _ colour: String?, at place: Int64? = nil) -> MatchRule.Side {
        let values = ["thing": thing, "colour": colour].compactMapValues(\.self)
        return MatchRule.Side(values: values, place: place.map { ID(number: $0) })
    }

    private static let rows: [(MatchRule.Side, MatchRule.Side, Int, [String])] = [
        (side("umbrella", "red", at: 1), side("umbrella", "red", at: 1), 100, ["thing", "colour", "place"]),
        (side("umbrella", "red", at: 1), side("umbrella", "blue", at: 2), 60, ["thing"]),
        (side("umbrella", nil), side("umbrella", "red"), 100, ["thing"]),
        (side("umbrella", "red"), side("umbrella", nil), 75, ["thing"]),
        (side("umbrella", nil, at: 1), side("bag", "red"), 0, []),
        (side(nil, nil), side("bag", "red", at: 1), 0, []),
    ]

    @Test("By weight, of what the first says: the same is all of it, what the other does not say counts against it",
        arguments: rows)
    func likeness(_ one: MatchRule.Side, _ other: MatchRule.Side, _ percent: Int, _ parts: [String]) {
        let found = Self.rule.likeness(one, other, Self.form)
        #expect(found.percent == percent && found.parts == parts)
    }

    @Test("Words are alike by what they have in common, either way round")
    func words() {
        let (long, short) = (Self.side("黑色双肩包", nil), Self.side("双肩包", nil))
        let found = Self.rule.likeness(long, short, Self.form).percent
        #expect((50..<100).contains(found) && Self.rule.likeness(short, long, Self.form).percent == found)
        #expect(Self.rule.likeness(long, Self.side("长柄伞", nil), Self.form).percent == 0)
    }
}
