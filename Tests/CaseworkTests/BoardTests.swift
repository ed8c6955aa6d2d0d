import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("The running numbers of the board")
struct BoardTests {
    @Test(
        "equal a recount of the cases and their timelines; versions count the entries",
        arguments: [2, 6, 8] as [UInt64])
    func recount(_ seed: UInt64) async throws {
        let house = try await House.open()
        let places = try await house.built()
        var all = try await house.busy(seed: seed, places: places.keys.sorted())
        // Chance need not leave anything in a queue.
        all.append(try await house.act("dispatch", on: try await house.register(), by: "lin") { $0.to = "engineering" })
        let buildings = Dictionary(uniqueKeysWithValues: places.values.map { ($0.id, $0.building) })
        var corrected = 0
        var recount: [String: Int] = [:]
        for item in all {
            let stored = try await house.found(item)
            #expect(stored == item)
            let entries = try await house.cases.timeline(of: item.number, for: try house.actor("root")).items
            #expect(item.version == entries.count)
            #expect(Self.replayed(item, entries) == item, "the timeline makes the case again")
            let building = item.place.flatMap { buildings[$0] } ?? ""
            count(item, entries, in: building, into: &recount)
            corrected += entries.count { $0.act == "reclassify" }
        }
        #expect(corrected > 5)
        let counters = try await house.store.read {
            try Counters.all($0, projects: [house.estate.id.number], prefix: "")
        }
        #expect(counters.filter { $0.value != 0 } == recount)
        let names = [
            "phase", "open-kind", "open-category", "open-agent", "open-worker", "open-queue", "open-building", "day",
            "due-hour", "due-minute",
        ]
        #expect(Set(recount.keys.map { String($0.prefix { $0 != ":" }) }) == Set(names))
        let open = try await house.store.read {
            try $0.value(Int.self, "SELECT count(*) FROM cases WHERE closed_at IS NULL")
        }
        #expect(Phase.live.reduce(0) { $0 + (recount["phase:\($1.rawValue)"] ?? 0) } == open)
    }

    @Test("how many are due before any instant, by sums of hours and minutes, is what the cases say one by one")
    func due() async throws {
        let house = try await House.open()
        let due = try await house.busy(seed: 4).compactMap(\.nextDue)
        #expect(due.count > 5)
        let edges = due.flatMap { [$0, $0 + Span(milliseconds: 1), $0 + .minutes(1), $0 + .hours(1)] }
        let round = due.map { Instant(milliseconds: $0.milliseconds / 3_600_000 * 3_600_000) }
        func agree() async throws {
            for instant in edges + round + [Instant(milliseconds: 0), house.hand.now] {
                let counted = try await house.store.read {
                    try DueCounters.count($0, project: house.estate.id.number, before: instant)
                }
                #expect(counted == due.count { $0 < instant }, "before \(instant)")
            }
        }
        try await agree()
        let empty = try await house.store.write { try DueCounters.forget($0, before: house.hand.now) }
        #expect(empty > 5)
        try await agree()
        #expect(try await house.cases.check().allSatisfy { $0.state == .good })
    }

    /// Counts a case by the slow way: its state now, and what its timeline tells day by day.
    private func count(
        _ item: Case, _ entries: [TimelineEntry], in building: String, into sums: inout [String: Int]
    ) {
        sums["phase:\(item.phase.rawValue)", default: 0] += 1
        if !item.phase.isOver {
            sums["open-kind:\(item.kind)", default: 0] += 1
            let trade = item.category.map { $0.split(separator: ".").prefix(2).joined(separator: ".") } ?? "-"
            sums["open-category:\(trade)", default: 0] += 1
            sums["open-agent:\(item.agent.number)", default: 0] += 1
            sums["open-building:\(building)", default: 0] += 1
            let task = item.tasks.last { $0.state.isOpen }
            if let worker = task?.assignee {
                sums["open-worker:\(worker.number)", default: 0] += 1
            } else if let queue = task?.department {
                sums["open-queue:\(queue.number)", default: 0] += 1
            }
        }
        if let due = item.promises.filter({ $0.state == .open && $0.pausedSince == nil }).map(\.dueAt).min() {
            sums[String(format: "due-hour:%08d", due.milliseconds / 3_600_000), default: 0] += 1
            sums[String(format: "due-minute:%010d", due.milliseconds / 60_000), default: 0] += 1
        }
        for entry in entries {
            func add(_ name: String, _ number: Int = 1) {
                sums["day:\(Zone.shanghai.day(of: entry.at)):\(name)", default: 0] += number
            }
            if entry.act == "register" { add("opened") }
            if entry.events.contains(where: { if case .solved = $0 { true } else { false } }) { add("solved") }
            for event in entry.events {
                switch event {
                case .moved(_, .closed): add("closed")
                case .promiseSettled(_, as: .kept, _): add("kept")
                case .promiseSettled(_, as: .broken, _): add("broken")
                case .confirmed(let verdict): if let rating = verdict.rating { add("rated"); add("rating-sum", rating) }
                default: break
                }
            }
        }
    }

    /// The case that the timeline's entries make.
    private static func replayed(_ item: Case, _ entries: [TimelineEntry]) -> Case {
        let agent = entries.first?.actor ?? item.agent
        let corrections = entries.flatMap(\.events).compactMap { event in
            if case .reclassified(let change) = event { change } else { nil as Classification? }
        }
        let first = corrections.first?.was
        let base = Case(
            id: item.id, number: item.number, project: item.project, desk: item.desk, kind: first?.kind ?? item.kind,
            procedureVersion: first?.procedureVersion ?? item.procedureVersion, channel: item.channel,
            reporter: item.reporter, place: first.map(\.place) ?? item.place,
            placeText: first?.placeText ?? item.placeText, title: item.title, text: item.text,
            occurredAt: item.occurredAt, reportedAt: item.reportedAt, openedAt: item.openedAt,
            externalNumber: item.externalNumber, form: item.form, splitFrom: item.splitFrom,
            category: first.map(\.category) ?? item.category, priority: item.priority, stage: "registered",
            phase: .open, agent: agent)
        var again = entries.reduce(base) { $0.applying($1.events) }
        again.version = entries.count
        return again
    }
}
