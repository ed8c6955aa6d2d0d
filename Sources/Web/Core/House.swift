import Bulletin
import Casework
import Channels
import Custody
import Directory
import Foundation
import Handover
import Insight
import Kernel
import Logging
import Rounds
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
    package let auditTrail: AuditTrail
    package let entrance: Entrance
    package let doorkeeper: Doorkeeper
    package let cases: Cases
    package let calls: Calls
    package let keys: Keys
    package let premises: Premises
    package let inspections: Inspections
    package let payments: Payments
    package let board: Board
    /// The board as it is drawn, for all who ask for the same one at the same time.
    let drawnBoards = Gathering<BoardPage.Asked, String>()
    let drawnPlans = Gathering<BuildingPage.Asked, String>()
    package let figures: Figures
    package let needs: CallNeeds
    package let alerts: Alerts
    package let digests: Digests
    package let duty: Duty
    package let roster: Roster
    package let dutyLog: DutyLog
    package let handovers: ShiftHandovers
    package let announcements: Announcements
    package let articles: Articles
    package let letters: Letters
    package let activities: Activities
    package let minutes: Minutes
    package let logger: Logger
    package let imports: Imports
    package let exports: Exports
    package let jobs: Jobs
    package let turnstile: Turnstile
    let door: DoorRules
    let texts = Texts()
    let templates = Templates()
    let metrics: Metrics
    let lookups: Lookups

    /// - Parameters:
    ///   - sends: whether there is a gateway that takes text messages.
    ///   - keyring: what seals what nobody may read in the store; without one nobody has a second step at the door.
    ///   - provider: by whose way people may come in, and the way out to it; nil where there is none.
    ///   - address: where browsers reach the house, without a path; empty where nobody said it: then no text message
    ///     carries a link.
    ///   - folder: of the desk whose words sheets are read by; without one columns are known by our templates alone.
    /// - Throws: where the words of `folder` cannot be read: the server does not start with it.
    package init(
        store: Store, desks: [Desk], logger: Logger, door: DoorRules = DoorRules(), sends: Bool = false,
        address: String = "", keyring: Keyring? = nil, provider: (SignOnRules, ProviderLine)? = nil,
        folder: URL? = nil
    ) throws {
        (self.store, self.door, self.logger) = (store, door, logger)
        turnstile = Turnstile(door.limits, clock: store.clock)
        let first = desks.min { $0.key < $1.key }
        places = Places(store)
        people = People(store, keyring: keyring, areas: first?.telephone?.areas ?? .none)
        customers = Customers(store, keyring: keyring, rules: first?.contacts ?? .none,
            erasers: [.ofCalls, .ofKeys, .ofRounds, .ofHandovers, .ofAlerts, .ofImports, .ofLetters])
        let provider = provider.map { IdentityProvider($0, $1, clock: store.clock) }
        entrance = Entrance(store, keyring: keyring, provider: provider)
        (team, doorkeeper, auditTrail) = (Team(store), Doorkeeper(store), AuditTrail(store))
        cases = Cases(store, desks: desks, sends: sends, address: address, findings: Inspections.openFindings)
        calls = Calls(store, desks: desks)
        keys = Keys(store, rules: try folder.map(CustodyRules.read) ?? .none)
        board = Board(store, telephone: calls.rules)
        premises = Premises(store, desks: cases.desks, followers: [.ofKeys])
        (inspections, payments) = (Inspections(store, cases: cases), Payments(store, desks: desks))
        let known = cases.desks.values
        let complaints = desks.reduce(into: Set()) { $0.formUnion($1.complaints?.kinds ?? []) }
        figures = Figures(store, complaints: complaints) { known.reduce(into: []) { $0.formUnion($1.paperwork) } }
        (alerts, digests) = (Alerts(store, desks: cases.desks), Digests(store, desks: cases.desks))
        (duty, roster) = (Duty(store), Roster(store, rules: cases.rosterRules, follower: inspections.rosterFollower))
        needs = CallNeeds(store, telephone: calls.rules, roster: roster)
        (dutyLog, handovers) = (DutyLog(store, cases: cases), ShiftHandovers(store, cases: cases, alerts: alerts.held))
        announcements = Announcements(store, cases: cases, rules: try folder.map(BulletinRules.read) ?? .none)
        (articles, letters) = (Articles(store, cases: cases, rules: announcements.rules.ofArticles), Letters(store))
        (activities, minutes) = (Activities(store), Minutes(store, cases: cases))
        imports = Imports(store, words: try .read(folder, templates: texts), cases: cases, keyring: keyring)
        exports = Exports(store, keyring: keyring)
        let works = [cases.works, imports.works, People.works, Keys.works, customers.works, announcements.works]
        jobs = Housekeeping.jobs(store, logger: logger, besides: works.reduce(into: [:]) { $0.merge($1) { $1 } })
        metrics = Metrics()
        lookups = Lookups(places: places, team: team, clock: store.clock)
    }

    package static let migrations =
        Migration.ofDirectory + Migration.ofWorkforce + Migration.ofCasework + Migration.ofChannels
            + Migration.ofRounds
            + Migration.ofCustody + Migration.ofHandover + Migration.ofBulletin + Migration.ofInsight
        + Migration.ofTransfer

    /// Takes up the roles, departments, procedures and calendars that the desks declare.
    package func furnish() async throws {
        for desk in cases.desks.values.sorted(by: { $0.key < $1.key }) {
            try await team.adopt(departments: desk.departments.map { ($0.key, $0.name) }, roles: desk.roles)
        }
        try await cases.adoptProcedures()
        try await cases.adoptCalendars()
        try await store.write { try Housekeeping.plan($0) }
    }

    /// What goes over with whoever leaves, besides what is of cases.
    package var leaverRooms: [LeaverRoom] { [minutes.leaving, letters.leaving, articles.leaving, keys.leaving] }

    var clock: Clock { store.clock }

    /// A role as this version brings it; nil for one that the house made.
    func delivered(_ key: String) -> Role? {
        cases.desks.sorted { $0.key < $1.key }.lazy.compactMap { $0.value.roles.first { $0.key == key } }.first
    }
}
