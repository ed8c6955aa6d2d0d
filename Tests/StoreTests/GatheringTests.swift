import Synchronization
import Testing

@testable import Store

@Suite("Those who ask for the same at the same time")
struct GatheringTests {
    private struct Trouble: Error {}

    /// Lets answers begin, and end when the test says so.
    private final class Works: Sendable {
        let begun = Mutex(0)
        let ends = Mutex<[Int: CheckedContinuation<Void, Never>]>([:])

        func make() async -> Int {
            let number = begun.withLock { $0 += 1; return $0 }
            await withCheckedContinuation { end in ends.withLock { $0[number] = end } }
            return number
        }

        func isBegun(_ number: Int) -> Bool { ends.withLock { $0[number] != nil } }
        func end(_ number: Int) { ends.withLock { $0.removeValue(forKey: number) }?.resume() }
    }

    private func until(_ isSo: () -> Bool) async throws {
        for _ in 0..<2000 where !isSo() { try await Task.sleep(for: .milliseconds(2)) }
        #expect(isSo())
    }

    @Test("get one answer together, never one that was begun before they asked")
    func together() async throws {
        let (gathering, works) = (Gathering<String, Int>(), Works())
        let first = Task { try await gathering.value("a") { await works.make() } }
        try await until { works.isBegun(1) }
        let others = (0..<20).map { _ in Task { try await gathering.value("a") { await works.make() } } }
        try await Task.sleep(for: .milliseconds(50))
        #expect(works.begun.withLock { $0 } == 1, "they wait")
        works.end(1)
        #expect(try await first.value == 1)
        try await until { works.isBegun(2) }
        // Whoever comes now waits for a third one.
        let late = Task { try await gathering.value("a") { await works.make() } }
        try await Task.sleep(for: .milliseconds(50))
        works.end(2)
        for other in others { #expect(try await other.value == 2) }
        try await until { works.isBegun(3) }
        works.end(3)
        #expect(try await late.value == 3)
    }

    @Test("do not wait for those who ask for something else")
    func apart() async throws {
        let (gathering, works) = (Gathering<String, Int>(), Works())
        let first = Task { try await gathering.value("a") { await works.make() } }
        try await until { works.isBegun(1) }
        #expect(try await gathering.value("b") { 7 } == 7)
        works.end(1)
        #expect(try await first.value == 1)
    }

    @Test("hear together what went wrong, and the next one is worked out anew")
    func trouble() async throws {
        let gathering = Gathering<String, Int>()
        await #expect(throws: Trouble.self) { try await gathering.value("a") { throw Trouble() } }
        #expect(try await gathering.value("a") { 5 } == 5)
        let answers = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<100 { group.addTask { try await gathering.value("a") { await Task.yield(); return 6 } } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers == Array(repeating: 6, count: 100))
    }
}
