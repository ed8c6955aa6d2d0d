import Kernel
import Testing

@testable import Casework
@testable import Directory

/// Everybody here is in the file since 2026-01-01.
@Suite("When a customer is to be spoken to next")
struct ContactPlanTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let what: String
        var tags: [String] = []
        var spoken: String?
        var heard: String?
        var agreed: String?
        let due: String
        let why: ContactPlan.Why
        var testDescription: String { what }
    }

    static let rows = [
        Row(what: "nothing is known of them", due: "2026-06-30", why: .silent),
        Row(what: "they had a case", heard: "2026-02-01", due: "2026-07-31", why: .silent),
        Row(what: "a tag that asks for nothing", tags: ["dog"], due: "2026-06-30", why: .silent),
        Row(what: "a key customer never spoken to", tags: ["vip"], due: "2026-01-31", why: .key("vip")),
        Row(
            what: "a key customer spoken to", tags: ["vip"], spoken: "2026-02-01", heard: "2026-02-01",
            due: "2026-03-03", why: .key("vip")),
        Row(
            what: "a case is no contact with a key customer", tags: ["vip"], heard: "2026-02-01", due: "2026-01-31",
            why: .key("vip")),
        Row(
            what: "two tags: the one that asks sooner", tags: ["vip", "elderly-alone"], due: "2026-01-15",
            why: .key("elderly-alone")),
        Row(what: "a tag on the day of silence", tags: ["half-yearly"], due: "2026-06-30", why: .key("half-yearly")),
        Row(
            what: "a tag after the day of silence", tags: ["yearly"], due: "2026-06-30", why: .silent),
        Row(
            what: "agreed", spoken: "2026-03-01", heard: "2026-03-01", agreed: "2026-03-20", due: "2026-03-20",
            why: .agreed),
        Row(
            what: "agreed before the tag asks", tags: ["vip"], spoken: "2026-03-01", heard: "2026-03-01",
            agreed: "2026-03-10", due: "2026-03-10", why: .agreed),
        Row(
            what: "agreed on the day of the tag", tags: ["vip"], spoken: "2026-03-01", heard: "2026-03-01",
            agreed: "2026-03-31", due: "2026-03-31", why: .agreed),
        Row(
            what: "agreed on the day of silence", spoken: "2026-03-01", heard: "2026-03-01", agreed: "2026-08-28",
            due: "2026-08-28", why: .agreed),
        Row(
            what: "agreed after the day of silence", spoken: "2026-03-01", heard: "2026-03-01", agreed: "2026-12-01",
            due: "2026-08-28", why: .silent),
        Row(
            what: "agreed after the day of silence, a tag before it", tags: ["vip"], spoken: "2026-03-01",
            heard: "2026-03-01", agreed: "2026-12-01", due: "2026-03-31", why: .key("vip")),
    ]

    private static let rules: ContactRules = {
        var rules = ContactRules()
        rules.every = [
            "vip": .days(30), "elderly-alone": .days(14), "half-yearly": .days(180), "yearly": .days(365),
        ]
        return rules
    }()

    private func day(_ text: String?) throws -> Day? { try text.map { try #require(Day($0)) } }

    @Test("The first of what was agreed, what a tag asks and the day of silence", arguments: rows)
    func next(_ row: Row) throws {
        let known = try #require(Day("2026-01-01"))
        let plan = ContactPlan.next(
            tags: row.tags, spoken: try day(row.spoken), heard: try day(row.heard), known: known,
            agreed: try day(row.agreed), Self.rules)
        #expect(plan.dueOn.description == row.due && plan.why == row.why)
    }

    @Test("What was agreed, else what a tag asks; nobody has to be silent for it", arguments: rows)
    func promised(_ row: Row) throws {
        let known = try #require(Day("2026-01-01"))
        let plan = ContactPlan.promised(
            tags: row.tags, spoken: try day(row.spoken), known: known, agreed: try day(row.agreed), Self.rules)
        let counts = row.agreed != nil || row.tags.contains { Self.rules.every[$0] != nil }
        #expect((plan != nil) == counts)
        if row.why != .silent { #expect(plan?.dueOn.description == row.due && plan?.why == row.why) }
    }

    @Test("A day that was agreed for after the day of silence is not lost")
    func late() throws {
        let spoken = try #require(Day("2026-01-01"))
        func plan(_ tags: [String]) -> ContactPlan? {
            ContactPlan.promised(tags: tags, spoken: spoken, known: spoken, agreed: Day("2026-10-01"), Self.rules)
        }
        #expect(plan([])?.why == .agreed && plan([])?.dueOn == Day("2026-10-01"))
        #expect(plan(["vip"])?.why == .key("vip") && plan(["vip"])?.dueOn == Day("2026-01-31"))
    }

    @Test("There is none for who lives nowhere here")
    func nowhere() async throws {
        let at = try await FileHouse()
        let (wang, room) = (try await at.person("王小明"), at.rooms[0].code)
        #expect(try await at.file(wang).plan == nil)
        let file = try await at.does(.moveIn, to: wang) {
            ($0.place, $0.capacity, $0.from) = (room, .owner, Day("2026-02-01"))
        }
        #expect(file.plan?.why == .silent && file.plan?.dueOn == Day("2026-08-30"))
        let stay = try #require(file.stays.first).occupancy
        let gone = try await at.does(.moveOut, to: wang) { ($0.entry, $0.day) = ("\(stay.id)", Day("2026-03-02")) }
        #expect(gone.plan == nil)
    }
}
