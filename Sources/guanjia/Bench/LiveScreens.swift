import Casework
import Foundation
import Synchronization
import Web

/// How long a change takes until two hundred open boards show it: each holds a live stream and, as the script of the
/// pages does, asks for the board's part when it hears of something.
enum LiveScreens {
    static let count = 200
    private static let rounds = 8
    /// Nobody waits longer for a change that does not come.
    private static let patience = 10.0

    struct Result {
        /// From sending the demand to each screen's answer that counts it, in seconds.
        var seen: [Double] = []
        /// As many requests for as many bytes at once, from a handler with nothing behind it.
        var raw: [Double] = []
        var bytes = 0
        var missed = 0

        /// In milliseconds.
        static func percentile(_ share: Double, of seconds: [Double]) -> Double {
            guard !seconds.isEmpty else { return 0 }
            return seconds.sorted()[min(seconds.count - 1, Int(Double(seconds.count) * share))] * 1000
        }
    }

    static func measure(_ bed: TestBed, port: Int) async throws -> Result {
        guard let line = Line(port: port), let part = line.answer(to: bed.boardPart) else {
            throw UsageError("the board does not answer")
        }
        var result = Result(bytes: part.count)
        bed.fill(with: part.count)
        result.raw = await together(port: port) { _ in bed.plain }
        let screens = Screens()
        for _ in 0..<count { screens.open(bed, port: port) }
        guard await screens.areOpen(count, within: patience) else { throw UsageError("not every stream opened") }
        for round in 0..<rounds {
            let expected = try await bed.openCases() + 1
            screens.expect(expected)
            guard line.send(bed.intake(round)), line.status() == 201 else {
                throw UsageError("the demand was not taken in")
            }
            let seen = await screens.seen(count, within: patience)
            result.seen += seen
            result.missed += count - seen.count
            // What follows shall find the boards at rest.
            try await Task.sleep(for: .milliseconds(900))
        }
        screens.close()
        _ = line.send(bed.intake(rounds)) && line.status() == 201
        return result
    }

    /// As many requests as there are screens, all at once.
    private static func together(port: Int, _ request: @escaping @Sendable (Int) -> [UInt8]) async -> [Double] {
        let lines = (0..<count).compactMap { _ in Line(port: port) }.map(Sealed.init)
        let begun = ContinuousClock().now
        let all = Mutex<[Double]>([])
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            let group = DispatchGroup()
            for (number, line) in lines.enumerated() {
                group.enter()
                Thread {
                    if line.line.answer(to: request(number)) != nil {
                        let took = (ContinuousClock().now - begun).inSeconds
                        all.withLock { $0.append(took) }
                    }
                    line.line.close()
                    group.leave()
                }.start()
            }
            group.notify(queue: .global()) { done.resume() }
        }
        return all.withLock { $0 }
    }

    /// A connection that is handed to one thread and touched by no other: that is why it may be sent.
    private struct Sealed: @unchecked Sendable {
        let line: Line
    }
}

/// The screens that look at the board, each on a thread and two connections of its own.
private final class Screens: Sendable {
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
