import Casework
import Foundation
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Store
import TestStore
import Testing
import Web
import Workforce

/// One house with the whole cast, and a clock that stands still: Tuesday, 2026-03-03 09:00 in Shanghai.
struct Scene: Sendable {
    let house: House
    let hand: HandClock
    let client: any TestClientProtocol
    let template: Template
    /// Where its store lies, with everything that is kept beside it.
    let folder: URL

    static let morning = Instant(seconds: 1_772_499_600)

    func visitor(_ user: String) throws -> Visitor {
        let token = try #require(template.tokens[user], "nobody plays \(user)")
        return Visitor(client: client, headers: ["Authorization": "Bearer \(token)"])
    }

    /// Somebody whom the house does not know.
    var stranger: Visitor { Visitor(client: client) }

    func browser(_ user: String) -> Browser {
        Browser(client, session: Cast.session(of: user), formToken: Cast.formToken(of: user))
    }

    /// Moves the clock: `at("09:12")`, `at("10:00", day: 4)`.
    func at(_ time: String, day: Int = 3) throws {
        hand.set(try #require(Instant("2026-03-0\(day)T\(time):00+08:00")))
    }
}

/// Plays a scene in a house of its own.
func withScene(
    _ setup: TestingSetup = .router, door: DoorRules = DoorRules(), sends: Bool = false,
    hand: HandClock = HandClock(Scene.morning), provider: (SignOnRules, ProviderLine)? = nil, besides: [Desk] = [],
    _ play: @Sendable (Scene) async throws -> Void
) async throws {
    let template = try await Template.built.value
    let folder = FileManager.default.temporaryDirectory.appending(path: "scene-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: template.folder, to: folder)
    defer { TestStore.clear(folder) }
    let store = try TestStore.open(in: folder, clock: hand.clock, migrations: House.migrations)
    defer { store.close() }
    try TestStore.fill(folder, from: template.folder)
    var logger = Logger(label: "scene")
    logger.logLevel = .error
    let house = try House(
        store: store, desks: [template.desk] + besides, logger: logger, door: door, sends: sends,
        keyring: Keyring(file: folder.appending(path: "key")), provider: provider, folder: Template.property)
    let application = Application(
        router: Server.router(house), configuration: .init(address: .hostname("localhost", port: 0)), logger: logger)
    try await application.test(setup) { client in
        // As when the program is told to stop: live streams end before the server waits for its connections.
        defer { store.live.close() }
        try await play(Scene(house: house, hand: hand, client: client, template: template, folder: folder))
    }
}
