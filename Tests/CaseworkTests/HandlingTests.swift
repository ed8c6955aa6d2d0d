import Foundation
import Insight
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("Work that is handed on, given back and paused is counted of whoever had it")
struct HandlingTests {
    private func counts(_ house: House) async throws -> [String: [String: Int]] {
        var counts: [String: [String: Int]] = [:]
        for measure in Measure.handled {
            var query = FigureQuery()
            (query.span, query.by, query.wantsRows) = (.named(.today), .person, true)
            let figures = Figures(house.store, complaints: [])
            let figure = try await figures.figure(measure.key, query, for: try house.actor("root"))
            #expect(figure.rows.items.count == figure.tally.count)
            for group in figure.groups {
                let user = house.cast.first { $0.value.staff.description == group.key }?.key ?? group.key
                counts[measure.key, default: [:]][user] = group.tally.count
            }
        }
        return counts
    }

    @Test("declined, taken back, sent to another, waited, and a case with another agent; each once, of its person")
    func counted() async throws {
        let house = try await House.open()
        var item = try await house.register()
        func send(to user: String) async throws {
            item = try await house.act("dispatch", on: item, by: "lin") { $0.to = user }
        }
        try await send(to: "zhao")
        try await send(to: "zhao")
        #expect(try await counts(house).isEmpty, "sent to the same person again, it was handed to nobody")
        try await send(to: "qian")
        item = try await house.act("decline", on: item, by: "qian") { $0.act.reason = "不会" }
        try await send(to: "zhao")
        item = try await house.act("take-back", on: item, by: "lin") { $0.act.reason = "换人" }
        try await send(to: "engineering")
        item = try await house.act("take-back", on: item, by: "lin") { $0.act.reason = "排队太久" }
        try await send(to: "zhao")
        item = try await house.act("accept", on: item, by: "zhao")
        for _ in 0..<2 {
            item = try await house.act("wait", on: item, by: "zhao") { $0.act.reason = "parts" }
            item = try await house.act("resume", on: item, by: "lin")
            house.hand.advance(.minutes(1))
        }
        item = try await house.act("assign", on: item, by: "chen") { $0.agent = "chen" }
        item = try await house.act("assign", on: item, by: "chen") { $0.agent = "chen" }
        item = try await house.act("cancel", on: item, by: "chen") { $0.act.reason = "不用了" }
        house.hand.advance(.minutes(1))
        #expect(
            try await counts(house) == [
                "handed-on": ["zhao": 1, "lin": 1], "given-back": ["qian": 1, "zhao": 1], "paused": ["zhao": 2],
            ])
        #expect(try await house.isSound())
    }
}
