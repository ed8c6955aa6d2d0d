import Directory
import Kernel
import Testing

@testable import Casework
@testable import Channels

@Suite("Landlines without their area")
struct CallerAreaTests {
    /// Who calls, where the garden's landlines are of 0592 and the tower's of 021.
    private func caller(
        _ number: String, of phone: String, in tower: Bool = false, areas: PhoneAreas? = nil
    ) async throws -> Bool {
        let house = try await House.open()
        var rules = TelephoneRules.usual
        rules.areas = areas ?? PhoneAreas(house: "0592", projects: [house.tower.code: "021"])
        let home = tower ? house.tower.id : house.estate.id
        let person = try await People(house.store).add(PersonDraft(project: home, name: "王", phones: [phone]), by: 0)
        let report = CallReport(
            key: "c1", event: .ringing, from: number, to: "4008001234", agent: nil, at: House.morning)
        let call = try await Calls(house.store, rules: rules).hear(report, by: try house.actor("root"))
        return call.person == person.id
    }

    @Test("the exchange leaves the area out or the file does: it is the same number, and another area's is another")
    func areas() async throws {
        #expect(try await caller("5551234", of: "0592 5551234"))
        #expect(try await caller("05925551234", of: "5551234"))
        #expect(try await caller("+86 592 5551234", of: "555-1234"))
        #expect(try await !caller("02165551234", of: "65551234"), "the garden's own area is meant")
        #expect(try await caller("02165551234", of: "65551234", in: true))
        #expect(try await caller("65551234", of: "021-65551234", in: true))
        #expect(try await caller("13800138000", of: "+86 13800138000"))
        #expect(try await !caller("5551234", of: "0592 5551234", areas: PhoneAreas.none))
    }
}
