import Foundation
import Kernel
import Store
import Synchronization
import Web
import Workforce

/// A centre under simulation: one copy of the program on a file, two on PostgreSQL, each of which can be made to fail
/// and to die, and a clock that is moved by hand.
final class Centre {
    private let options: StoreOptions
    let hand: HandClock
    let script: DemoScript
    let estate: DemoEstate
    private(set) var copies: [(house: House, faults: PlannedFaults)]

    private init(
        _ options: StoreOptions, _ hand: HandClock, _ script: DemoScript, _ estate: DemoEstate,
        _ copies: [(house: House, faults: PlannedFaults)]
    ) {
        (self.options, self.hand, self.script, self.estate, self.copies) = (options, hand, script, estate, copies)
    }

    /// Midnight in Shanghai, on a Monday.
    private static let begin = Instant(seconds: 1_772_380_800)

    static func open(_ options: StoreOptions, _ place: SimulatedPlace, seed: UInt64) async throws -> Centre {
        var options = options
        (options.store, options.blobs) = (place.address, place.blobs)
        let hand = HandClock(begin)
        let script = try DemoScript.read(try options.deskFolder().appending(path: "demo.yaml"))
        var copies: [(house: House, faults: PlannedFaults)] = []
        for _ in 0..<(place.isPostgres ? 2 : 1) {
            let faults = PlannedFaults()
            copies.append((try await options.open(hand.clock, faults: faults.faults), faults))
        }
        let estate = try await DemoEstate.build(script, in: copies[0].house, seed: seed)
        return Centre(options, hand, script, estate, copies)
    }

    /// Somebody of the demo's staff.
    func actor(_ user: String) -> Actor {
        guard let actor = estate.actors[user] else { preconditionFailure("demo.yaml has no “\(user)”") }
        return actor
    }

    /// One of the copies; the same where there is but one.
    func house(_ number: Int) -> House { copies[number % copies.count].house }

    /// The next commit of a copy will fail so.
    func plan(_ fault: Fault, at number: Int) { copies[number % copies.count].faults.plan(fault) }

    /// Opens a copy anew where it died; what it had not answered is lost with it.
    func revive(_ number: Int) async throws {
        let (place, faults) = (number % copies.count, PlannedFaults())
        guard copies[place].faults.isDead else { return }
        copies[place].house.store.close()
        copies[place] = (try await options.open(hand.clock, faults: faults.faults), faults)
    }

    /// All copies look for what is due, and for promises to tell of, at once, and as a second run of each in the same
    /// copy.
    ///
    /// It is done again where one of them failed or died: a fault may have been left for it.
    func workJobs() async throws {
        for _ in 0..<6 {
            let failures = try await workOnce()
            for copy in copies.indices { try await revive(copy) }
            if failures == 0 { return }
        }
        throw Broken("what was due was never done")
    }

    /// - Returns: how many of them failed.
    private func workOnce() async throws -> Int {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for house in (copies + copies).map(\.house) { group.addTask { try await Self.works(house) } }
            return try await group.reduce(0) { $0 + ($1 ? 0 : 1) }
        }
    }

    private static func works(_ house: House) async throws -> Bool {
        do { try await work(house) } catch is StoreFailure { return false }
        return true
    }

    private static func work(_ house: House) async throws {
        _ = try await (house.cases.learnCalendars(), house.cases.learnProcedures())
        _ = try await (house.jobs.work(), house.cases.run(), house.cases.callOut(), house.cases.watch())
        _ = try await (house.cases.noticeIncidents(), house.alerts.look(), house.alerts.count())
        _ = try await (house.alerts.tellOn(), house.digests.write())
    }

    func close() async { for copy in copies { copy.house.store.close() } }
}

/// The fault that the next commit of a copy will meet.
final class PlannedFaults: Sendable {
    private let state = Mutex<(next: Fault?, isDead: Bool)>((nil, false))

    var faults: Faults { Faults { self.take() } }
    var isDead: Bool { state.withLock { $0.isDead } }
    func plan(_ fault: Fault) { state.withLock { $0.next = fault } }

    private func take() -> Fault? {
        state.withLock { state in
            if state.isDead { return .death }
            defer { state.next = nil }
            state.isDead = state.next == .death
            return state.next
        }
    }
}
