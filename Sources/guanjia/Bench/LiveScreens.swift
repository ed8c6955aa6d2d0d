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
        result.raw = await together(port: port, bed.plain)
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

    /// As many requests as there are screens, each on a connection that stands already, all at once.
    private static func together(port: Int, _ request: [UInt8]) async -> [Double] {
        let all = Mutex<[Double]>([])
        let (ready, start) = (DispatchGroup(), DispatchSemaphore(value: 0))
        let done = DispatchGroup()
        for _ in 0..<count {
            ready.enter()
            done.enter()
            Thread {
                let line = Line(port: port)
                ready.leave()
                start.wait()
                let begun = ContinuousClock().now
                if line?.answer(to: request) != nil {
                    let took = (ContinuousClock().now - begun).inSeconds
                    all.withLock { $0.append(took) }
                }
                line?.close()
                done.leave()
            }.start()
        }
        await withCheckedContinuation { (go: CheckedContinuation<Void, Never>) in
            ready.notify(queue: .global()) {
                for _ in 0..<count { start.signal() }
                done.notify(queue: .global()) { go.resume() }
            }
        }
        return all.withLock { $0 }
    }
}
