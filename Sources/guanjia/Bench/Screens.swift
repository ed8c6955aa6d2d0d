import Foundation
import Synchronization
import Web

/// The screens that look at the board, each on a thread and two connections of its own.
final class Screens: Sendable {
    private struct State {
        var open = 0
        var expected = 0
        var begun = ContinuousClock().now
        var seen: [Double] = []
        var isOver = false
    }

    /// What the script of the pages waits after it has heard of something.
    private static let script = 0.15
    private let state = Mutex(State())

    func open(_ bed: TestBed, port: Int) {
        Thread {
            guard let stream = Line(port: port), let line = Line(port: port), stream.send(bed.live),
                stream.hears(": connected")
            else { return }
            self.state.withLock { $0.open += 1 }
            var last = 0
            while stream.hears("event: case"), !self.state.withLock({ $0.isOver }) {
                Thread.sleep(forTimeInterval: Self.script)
                guard let answer = line.answer(to: bed.boardPart) else { break }
                let expected = self.state.withLock { $0.expected }
                guard expected != last, Self.shows(answer, expected) else { continue }
                last = expected
                self.state.withLock { $0.seen.append((ContinuousClock().now - $0.begun).inSeconds) }
            }
            stream.close()
            line.close()
        }.start()
    }

    func expect(_ number: Int) {
        state.withLock { state in
            (state.expected, state.seen, state.begun) = (number, [], ContinuousClock().now)
        }
    }

    func close() { state.withLock { $0.isOver = true } }

    func areOpen(_ count: Int, within seconds: Double) async -> Bool {
        await wait(within: seconds) { $0.open >= count }
        return state.withLock { $0.open } >= count
    }

    func seen(_ count: Int, within seconds: Double) async -> [Double] {
        await wait(within: seconds) { $0.seen.count >= count }
        return state.withLock { $0.seen }
    }

    private func wait(within seconds: Double, _ isThere: @Sendable (State) -> Bool) async {
        let end = ContinuousClock().now + .seconds(seconds)
        while ContinuousClock().now < end, !state.withLock({ isThere($0) }) {
            try? await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Whether the board counts so many open cases.
    private static func shows(_ answer: [UInt8], _ number: Int) -> Bool {
        String(decoding: answer, as: UTF8.self).contains(">\(number)</a></p>")
    }
}
