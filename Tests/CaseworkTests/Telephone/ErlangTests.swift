import Foundation
import Kernel
import Testing

@testable import Insight

@Suite("Erlang's C")
struct ErlangTests {
    struct Line: Sendable {
        let calls: Double
        let handling: Int64
        let agents: Int
        let within: Int64
        let waiting: Double
        let answered: Double
        /// For 80 of a hundred.
        let need: Int
    }

    /// Reckoned apart from this program, in whole fractions from the formula of books (Python's `Fraction`).
    static let table = [
        Line(calls: 100, handling: 180, agents: 8, within: 20, waiting: 0.1672665066617566,
             answered: 0.8801483107665521, need: 8),
        Line(calls: 360, handling: 240, agents: 30, within: 15, waiting: 0.17286205549683792,
             answered: 0.8811937625472532, need: 29),
        Line(calls: 12, handling: 300, agents: 3, within: 10, waiting: 0.09090909090909091,
             answered: 0.9149539104516711, need: 3),
        Line(calls: 1800, handling: 200, agents: 110, within: 20, waiting: 0.23700750028505274,
             answered: 0.9128098132416943, need: 107),
        Line(calls: 1, handling: 60, agents: 1, within: 10, waiting: 0.016666666666666666,
             answered: 0.9858527278035225, need: 1),
    ]

    @Test("the same as the formula in whole fractions", arguments: table)
    func fractions(_ line: Line) {
        let queue = ErlangC(callsPerHour: line.calls, handling: .seconds(line.handling))
        let answered = queue.answered(within: .seconds(line.within), with: line.agents)
        #expect(abs(queue.waiting(with: line.agents) - line.waiting) < 1e-12)
        #expect(abs(answered - line.answered) < 1e-12)
        #expect(queue.agents(answering: 0.8, within: .seconds(line.within)) == line.need)
    }

    @Test("one more never answers fewer, and the number asked for is the fewest that will do")
    func fewest() {
        var dice = Dice(state: 71)
        for _ in 0..<300 {
            let queue = ErlangC(
                callsPerHour: Double.random(in: 0.1...400, using: &dice),
                handling: .seconds(Int64.random(in: 20...900, using: &dice)))
            let (share, within) = (Double.random(in: 0.5...0.99, using: &dice), Span.seconds(10))
            let need = queue.agents(answering: share, within: within)
            #expect(Double(need) > queue.load && queue.answered(within: within, with: need) >= share)
            #expect(queue.answered(within: within, with: need - 1) < share)
            #expect(queue.answered(within: within, with: need + 1) >= queue.answered(within: within, with: need))
        }
    }

    @Test("nobody calls, and more call than anybody could answer")
    func ends() {
        let quiet = ErlangC(callsPerHour: 0, handling: .minutes(3))
        #expect(quiet.agents(answering: 0.8, within: .seconds(10)) == 0)
        #expect(quiet.waiting(with: 0) == 0 && quiet.answered(within: .seconds(10), with: 0) == 1)
        let flood = ErlangC(callsPerHour: 100_000, handling: .minutes(10))
        #expect(flood.agents(answering: 0.8, within: .seconds(10)) == ErlangC.mostAgents)
        #expect(flood.waiting(with: 5) == 1 && flood.answered(within: .seconds(10), with: 5) == 0)
    }
}
