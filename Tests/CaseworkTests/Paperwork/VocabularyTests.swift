import Foundation
import Testing

@testable import Casework

@Suite("Refusing what a procedure declares")
struct VocabularyTests {
    @Test(
        "each kind of mistake is refused with file, line, reason and, where a word is nearly right, a hint",
        arguments: [
            ("goods-out", "    type: table\n", "    type: tabel\n", "unknown type “tabel”; did you mean “table”?"),
            ("goods-out", "  - key: goods\n", "  - key: Goods!\n", "“Goods!” is no key"),
            ("goods-out", "«  - key: when\n    type: window", "  - key: goods\n    type: window", "stands here twice"),
            ("goods-out", "    most: 72\n", "    most: soon\n", "a number with at most 0 places"),
            ("goods-out", "    type: vehicle\n", "    type: vehicle\n    «most: 3\n", "“vehicle” has no such limit"),
            ("goods-out", "field: applicant, is", "field: aplicant, is", "did you mean “applicant”?"),
            ("goods-out", "is: [tenant, agent]", "is: [tenants, agent]", "did you mean “tenant”?"),
            ("goods-out", "    type: vehicle\n", "    type: vehicle\n    «options: []\n", "“vehicle” has no options"),
            ("goods-out", "{ checklist-passed: checks }", "{ checklist-passed: goods }", "unknown field “goods”"),
            ("goods-out", "{ checklist-passed: checks", "{ checklist-past: checks", "unknown need “checklist-past”"),
            ("goods-out", "asks: [checks]", "asks: [check]", "did you mean “checks”?"),
            ("goods-out", "{ pass: exit }", "{ pass: exot }", "unknown pass “exot”; did you mean “exit”?"),
            ("goods-out", "{ notify: issued }", "{ notify: isued }", "unknown notice “isued”"),
            ("goods-out", "{ pass: exit }", "{ parse: exit }", "unknown effect “parse”; did you mean “pass”?"),
            ("goods-out", "does: [finish]", "does: [notify]", "“notify” says nothing alone"),
            ("goods-out", "    within: 30m", "    within: soon", "not a length of time"),
            ("goods-out", "    after: applied", "    after: aplied", "did you mean “applied”?"),
            ("goods-out", "kept-by: [approve", "kept-by: [aprove", "unknown action “aprove”; did you mean “approve”?"),
            ("goods-out", "我会在 {time} 前核对", "我会马上核对", "“{time}” is missing"),
            ("goods-out", "    window: when", "    window: vehicle", "unknown field “vehicle”"),
            ("goods-out", "    uses: 1\n", "    uses: 0\n", "0 is not between 1 and 1000"),
            ("goods-out", "    action: go-out", "    action: go-in", "unknown action “go-in”"),
            ("goods-out", ", for: 1d", "", "“for” is missing"),
            ("goods-out", "past: when", "past: carrier", "wants a field of the form that is a window or a date"),
            ("goods-out", "then: expire", "then: approve", "“approve” is not taken from the stage “issued”"),
            ("goods-out", "then: expire", "then: go-out", "asks for “ticked”, which nobody is there to say"),
            ("renovation", "rule: FREQ=DAILY", "rule: FREQ=HOURLY", "no rule as RFC 5545 writes it"),
            (
                "renovation", "trade: engineering.plumbing,", "trade: engineering.plumbin,",
                "unknown category “engineering.plumbin”; did you mean “engineering.plumbing”?"
            ),
            ("renovation", "at: \"09:00\"", "at: morning", "a time like 04:00"),
            ("renovation", "then: call-for-inspection", "then: call", "unknown action “call”"),
            ("renovation", "then: call-for-inspection", "then: stop", "asks for “breach”, which nobody is there"),
            ("renovation", "then: call-for-inspection", "then: finish-works", "leaves the stage"),
            ("moving", "for: order", "for: ordre", "unknown department “ordre”; did you mean “order”?"),
            ("moving", "of: lift, field: when", "of: lifts, field: when", "did you mean “lift”?"),
            ("moving", "kind: goods-out", "kind: good-out", "did you mean “goods-out”?"),
            ("moving", "{ may: 3 }", "{ may: 0 }", "0 is not between 1 and 1000"),
            ("renovation", "[{ field: plan }, {", "[{ field: work, is: [gas] }, {", "did you mean “works”?"),
            ("renovation", "[{ field: plan }, {", "[{ field: works, is: [gaz] }, {", "did you mean “gas”?"),
            ("renovation", "[{ field: plan }, {", "[{ field: area, is: [gas] }, {", "unknown field “area”"),
            ("renovation", "[{ field: plan }, {", "[sub-cases-don, {", "did you mean “sub-cases-done”?"),
            ("worker-pass", "{ parent-in: [permitted] }, form", "{ parent-in: permitted }, form", "a list is expected"),
            ("worker-pass", "{ parent-in: [permitted] }, form", "{ parent-in: [] }, form", "one stage at least"),
            ("worker-pass", "{ parent-in: [permitted] }, form", "{ parent-at: [permitted] }, form", "did you mean"),
            ("worker-pass", "begun: by-case", "begun: by-cas", "unknown beginning “by-cas”; did you mean “by-case”?"),
            ("worker-pass", "begun: by-case", "begunn: by-case", "did you mean “begun”?"),
            ("handing-over", "uses: [paperwork]\n", "uses: [paperwork]\n«begun: by-case\n", "not begun for many"),
            ("moving", "copies: [when, vehicle] }", "}, when: { field: way, is: [outt] }", "did you mean “out”?"),
            ("moving", "copies: [when, vehicle] }", "}, wenn: { field: way, is: [out] }", "one effect is expected"),
            ("lost-found", "unlike: way", "unlike: wey", "did you mean “way”?"),
            ("lost-found", "  action: match", "  action: give-back", "“give-back” does not link"),
            ("lost-found", "{ link: matched }", "{ link: mached }", "did you mean “matched”?"),
            ("lost-found", "thing: 4,", "thin: 4,", "unknown field “thin”; did you mean “thing”?"),
            ("lost-found", "  least: 30", "  least: 0", "0 is not between 1 and 100"),
            ("resident-cards", "calendar: office", "calendar: offices", "did you mean “office”?"),
        ])
    func refused(_ name: String, _ old: String, _ new: String, _ reason: String) throws {
        let mark = new.contains("«") || old.contains("«")
        let spoilt = try Spoilt("procedures/\(name).yaml", old.replacing("«", with: ""), new)
        defer { spoilt.remove() }
        let error = #expect(throws: DeskError.self) { try Desk.read(spoilt.folder) }
        #expect(error?.reason.contains(reason) == true, "\(error?.description ?? "")")
        #expect(error?.file == "procedures/\(name).yaml")
        if !mark { #expect((error?.line ?? 0) > 0) }
    }

    @Test("what can be booked is refused where it says nonsense", arguments: [
        ("capacity: 1, per: building", "capacity: 0, per: building", "0 is not between"),
        ("per: building, longest", "per: city, longest", "unknown scope “city”"),
        ("key: court", "key: lift", "stands here twice"),
    ])
    func slots(_ old: String, _ new: String, _ reason: String) throws {
        let spoilt = try Spoilt("slots.yaml", old, new)
        defer { spoilt.remove() }
        let error = #expect(throws: DeskError.self) { try Desk.read(spoilt.folder) }
        #expect(error?.reason.contains(reason) == true && error?.file == "slots.yaml", "\(error?.description ?? "")")
    }
}
