import Casework
import Channels
import Directory
import Foundation
import Insight
import Kernel
import Logging
import Store
import Transfer
import Workforce

/// The rooms, put together: what a route may call.
package struct House: Sendable {
    package let store: Store
    package let places: Places
    package let people: People
    package let customers: Customers
    package let team: Team
    package let entrance: Entrance
    package let doorkeeper: Doorkeeper
    package let cases: Cases
    package let calls: Calls
    package let premises: Premises
    package let board: Board
    /// The board as it is drawn, for all who ask for the same one at the same time.
    let drawnBoards = Gathering<BoardPage.Asked, String>()
    let drawnPlans = Gathering<BuildingPage.Asked, String>()
    package let figures: Figures
    package let alerts: Alerts
    package let digests: Digests
    package let duty: Duty
    package let roster: Roster
    package let logger: Logger
    package let imports: Imports
    package let exports: Exports
    package let jobs: Jobs
    package let turnstile: Turnstile
    let door: DoorRules
    let texts: Texts
    let templates: Templates
    let metrics: Metrics
    let lookups: Lookups

    /// - Parameters:
    ///   - sends: whether there is a gateway that takes text messages.
    ///   - keyring: what seals what nobody may read in the store; without one nobody has a second step at the door.
    ///   - face: that of these desks, where several houses are put together; read where there is none.
    ///   - folder: of the desk whose words sheets are read by; without one no column is known by its title.
    /// - Throws: where a text or a template is wrong: the server does not start with it.
    package init(
        store: Store, desks: [Desk], logger: Logger, door: DoorRules = DoorRules(), sends: Bool = false,
        face: Face? = nil, keyring: Keyring? = nil, folder: URL? = nil
    ) throws {
        (self.store, self.door, self.logger) = (store, door, logger)
        turnstile = Turnstile(door.limits, clock: store.clock)
        (places, people) = (Places(store), People(store, keyring: keyring))
        let first = desks.min { $0.key < $1.key }
        customers = Customers(store, keyring: keyring, rules: first?.contacts ?? .none)
        team = Team(store)
        entrance = Entrance(store, keyring: keyring)
        doorkeeper = Doorkeeper(store)
        cases = Cases(store, desks: desks, sends: sends)
        calls = Calls(store, desks: desks)
        board = Board(store, telephone: calls.rules)
        premises = Premises(store, desks: cases.desks)
        figures = Figures(store)
        (alerts, digests) = (Alerts(store, desks: cases.desks), Digests(store, desks: cases.desks))
        duty = Duty(store)
        roster = Roster(store, rules: cases.rosterRules)
        imports = Imports(store, words: try folder.map(ImportWords.read) ?? ImportWords([:]))
        exports = Exports(store)
        jobs = Housekeeping.jobs(
            store, logger: logger, besides: cases.works.merging(imports.works) { $1 }.merging(People.works) { $1 })
        let face = try face ?? Face(desks: desks)
        (texts, templates) = (face.texts, face.templates)
        metrics = Metrics()
        lookups = Lookups(places: places, team: team, clock: store.clock)
    }

    package static let migrations =
        Migration.ofDirectory + Migration.ofWorkforce + Migration.ofCasework + Migration.ofChannels
            + Migration.ofInsight
        + Migration.ofTransfer

    /// Takes up the roles, departments and calendars that the desks declare.
    package func furnish() async throws {
        for desk in cases.desks.values.sorted(by: { $0.key < $1.key }) {
            try await team.adopt(departments: desk.departments.map { ($0.key, $0.name) }, roles: desk.roles)
        }
        try await cases.adoptCalendars()
        try await store.write { try Housekeeping.plan($0) }
    }

    var clock: Clock { store.clock }
}

/// What a house says and how its pages are laid out: read and put together once.
package struct Face: Sendable {
    let texts: Texts
    let templates: Templates

    /// - Throws: where a text or a template is wrong.
    package init(desks: [Desk]) throws {
        texts = try Texts(desks: desks)
        templates = try Templates(texts: texts)
    }
}
