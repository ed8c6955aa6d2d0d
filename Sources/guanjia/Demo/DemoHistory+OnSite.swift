import Casework
import Kernel
import Workforce

extension DemoHistory {
    /// Visits that were agreed for today, and a job whose sheet the customer has signed.
    func onSite(before end: Instant) {
        for (number, visit) in script.visits.enumerated() {
            let home = estate.homes[11 + 5 * number]
            then(end - .minutes(40)) {
                let number = try await self.taken(visit.demand, at: home, by: visit.worker)
                _ = try await self.house.cases.say(
                    visit.said, to: .customer, on: number, by: try self.actor("chen"))
                try await self.act("appoint", number, visit.worker) {
                    ($0.act.site.from, $0.act.until) = (end + .minutes(visit.from), end + .minutes(visit.until))
                }
            }
        }
        then(end - .minutes(90)) { try await self.signed() }
    }

    private func signed() async throws {
        let (sheet, home) = (script.sheet, estate.homes[2])
        let number = try await taken(sheet.demand, at: home, by: sheet.worker)
        after(5...5) { try await self.fill(sheet, number) }
        after(18...18) { try await self.sign(sheet, number, home.person.name) }
        after(24...24) {
            try await self.act("confirm", number, "guo") { ($0.act.isSatisfied, $0.act.rating) = (true, 5) }
        }
    }

    private func fill(_ sheet: DemoScript.Sheet, _ number: String) async throws {
        try await act("arrive", number, sheet.worker)
        try await act("log-labour", number, sheet.worker) {
            ($0.act.site.minutes, $0.act.site.people, $0.act.site.price) = (sheet.minutes, 1, sheet.labour)
        }
        for material in sheet.materials { try await use(material, number, sheet.worker) }
    }

    private func use(_ material: DemoScript.Sheet.Material, _ number: String, _ worker: String) async throws {
        try await act("use-material", number, worker) {
            ($0.act.site.name, $0.act.site.unit) = (material.name, material.unit)
            ($0.act.site.quantity, $0.act.site.price) = (material.quantity, material.price)
        }
    }

    private func sign(_ sheet: DemoScript.Sheet, _ number: String, _ customer: String) async throws {
        try await act("sign", number, sheet.worker) { $0.act.site.name = customer }
        try await act("solve", number, sheet.worker) {
            $0.act.solution = sheet.demand.solution ?? ""
            ($0.act.cause, $0.act.party) = (sheet.demand.cause, sheet.demand.party)
        }
    }

    /// A demand that somebody has taken on: its number.
    private func taken(
        _ demand: DemoScript.Demand, at home: DemoEstate.Home, by worker: String
    ) async throws -> String {
        let number = try await register(demand, home.room.code, home.person.phones[0], "chen")
        try await act("dispatch", number, "chen") { $0.to = worker }
        try await act("accept", number, worker)
        return number
    }
}
