import Directory
import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("What is proposed: categories and service levels")
struct ProposingTests {
    @Test(
        "sentences of residents and the category that is proposed first",
        arguments: [
            ("厨房水管漏水", "engineering.plumbing.leak"), ("廚房水管漏水了，快來人", "engineering.plumbing.leak"),
            ("马桶堵了，水溢出来了", "engineering.plumbing.blockage"), ("家里停电了", "engineering.electrical.power-cut"),
            ("有人被困在电梯里出不来", "engineering.lifts.entrapment"), ("电梯坏了停在三楼", "engineering.lifts.fault"),
            ("楼道灯不亮", "engineering.lighting.corridor"), ("忘带钥匙了，能帮忙开锁吗", "engineering.doors-and-windows.locked-out"),
            ("单元门关不上", "engineering.doors-and-windows.unit-door"),
            ("门禁刷卡没反应", "engineering.access-and-intercom.access-control"),
            ("水压太低，四楼水太小", "engineering.plumbing.low-pressure"), ("电线打火花了", "engineering.electrical.live-hazard"),
            ("道闸不抬杆", "engineering.access-and-intercom.barrier"), ("路灯坏了，晚上黑漆漆", "engineering.lighting.outdoor"),
            ("楼顶漏水，防水层坏了", "engineering.building-fabric.roof-leak"),
        ])
    func categories(_ text: String, _ expected: String) throws {
        let proposals = try Checkout.desk.get().categories.propose(title: text, text: text)
        #expect(proposals.first?.category.path == expected, "\(proposals.map { "\($0.category.path) \($0.found)" })")
        #expect(proposals.count <= 3)
    }

    @Test("nothing is proposed for words that no trade knows, and the title counts more than the text")
    func weights() throws {
        let tree = try Checkout.desk.get().categories
        #expect(tree.propose(title: "", text: "你好").isEmpty && tree.propose(title: "", text: "").isEmpty)
        let both = tree.propose(title: "路灯", text: "漏水")
        #expect(both.map(\.category.path).prefix(2) == ["engineering.lighting.outdoor", "engineering.plumbing.leak"])
        let filler = String(repeating: "今天天气很好我们去公园走走", count: 12)
        #expect(!tree.propose(title: "", text: "滴水").isEmpty)
        #expect(tree.propose(title: "", text: filler + "滴水").isEmpty, "one short word in a long text says nothing")
    }

    @Test("priority comes from the category where nobody says another; it is not set without one")
    func priorities() throws {
        #expect(try Play().item.priority == .general)
        #expect(try Play { $0.category = "engineering.lifts.entrapment" }.item.priority == .emergency)
        let said = try Play { ($0.category, $0.priority) = ("engineering.lifts.entrapment", .general) }
        #expect(said.item.priority == .general && said.item.category == "engineering.lifts.entrapment")
        #expect(try Play { $0.text = "电梯困人" }.item.category == nil, "proposed, never silently set")
    }

    /// key, kind, category, priority
    private static let rows: [(String, String?, String?, Priority?)] = [
        ("any", nil, nil, nil), ("major", nil, nil, .major), ("repair", "repair", nil, nil),
        ("repair-major", "repair", nil, .major),
        ("engineering", nil, "engineering", nil), ("lifts", nil, "engineering.lifts", nil),
        ("repair-lifts", "repair", "engineering.lifts", nil), ("repair-lifts-2", "repair", "engineering.lifts", nil),
    ]

    private static let name = Words(zh: "级", zhHant: "級", en: "level")

    @Test(
        "the closest level wins: category before kind before priority, the deeper category, of equals the first",
        arguments: [
            ("help", nil, Priority.general, "any"), ("help", nil, .major, "major"), ("repair", nil, .general, "repair"),
            ("repair", nil, .major, "repair-major"), ("help", "engineering", .major, "engineering"),
            ("help", "engineering.plumbing.leak", .general, "engineering"),
            ("help", "engineering.lifts.fault", .major, "lifts"),
            ("repair", "engineering.lifts.fault", .major, "repair-lifts"),
            ("help", "engineering.lifts-and-more", .general, "engineering"),
            ("repair", "engineering", .major, "engineering"), ("help", "cleaning", .emergency, "any"),
        ] as [(String, String?, Priority, String)])
    func closest(_ kind: String, _ category: String?, _ priority: Priority, _ expected: String) throws {
        let all = Self.rows.map {
            ServiceLevels.Level(
                key: $0.0, name: Self.name, kind: $0.1, category: $0.2, priority: $0.3, calendar: "always",
                promises: [.closed: .hours(1)])
        }
        var item = try Play(kind).item
        (item.category, item.priority) = (category, priority)
        for levels in [all, all.reversed()] {
            let found = ServiceLevels(levels: levels, words: [:], liveChannels: []).level(for: item)?.key
            let isReversed = levels.first?.key != "any"
            #expect(found == (isReversed && expected == "repair-lifts" ? "repair-lifts-2" : expected))
        }
        #expect(ServiceLevels(levels: [], words: [:], liveChannels: []).level(for: item) == nil)
    }

    @Test("a customer's tag wins over the place, the place over the category; the deeper place of two")
    func subjects() throws {
        func level(
            _ key: String, place: String? = nil, tag: String? = nil, category: String? = nil
        ) -> ServiceLevels.Level {
            .init(
                key: key, name: Self.name, kind: nil, category: category, priority: nil, place: place, tag: tag,
                calendar: "always", promises: [:])
        }
        let all = [
            level("any"), level("category", category: "engineering.lifts"), level("building", place: "3"),
            level("unit", place: "3-1"), level("vip", tag: "vip"), level("vip-in-3", place: "3", tag: "vip"),
        ]
        let item = try Play { $0.category = "engineering.lifts.fault" }.item
        for levels in [all, all.reversed()] {
            let levels = ServiceLevels(levels: levels, words: [:], liveChannels: [])
            func winner(_ place: String, _ tags: Set<String> = []) -> String? {
                levels.level(for: item, CaseSubject(place: place, tags: tags))?.key
            }
            #expect(winner("") == "category")
            #expect(winner("3-2-101") == "building" && winner("3") == "building")
            #expect(winner("3-1-802") == "unit" && winner("3-12-802") == "building")
            #expect(winner("30-1-802") == "category" && winner("13-1-802") == "category")
            #expect(winner("", ["vip"]) == "vip" && winner("3-1-802", ["vip"]) == "vip-in-3")
            #expect(winner("3-1-802", ["vips"]) == "unit")
        }
    }

    @Test("a kind is closer than a priority, a category closer than both")
    func closeness() throws {
        func level(_ key: String, _ kind: String?, _ category: String?, _ priority: Priority?) -> ServiceLevels.Level {
            .init(
                key: key, name: Self.name, kind: kind, category: category, priority: priority, calendar: "always",
                promises: [:])
        }
        let (kind, priority) = (level("kind", "repair", nil, nil), level("priority", nil, nil, .major))
        let both = level("both", "repair", nil, .major)
        let category = level("category", nil, "engineering", nil)
        let item = try Play { ($0.category, $0.priority) = ("engineering.lifts.fault", .major) }.item
        for (pair, winner) in [([kind, priority], "kind"), ([both, kind], "both"), ([both, category], "category")] {
            for levels in [pair, pair.reversed()] {
                #expect(ServiceLevels(levels: levels, words: [:], liveChannels: []).level(for: item)?.key == winner)
            }
        }
    }
}
