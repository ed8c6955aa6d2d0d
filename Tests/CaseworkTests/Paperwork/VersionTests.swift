import Foundation
import Kernel
import Testing

@testable import Casework

@Suite("Versions of procedures")
struct VersionTests {
    @Test("a file that changed under the same number is not started with; under another one running cases keep theirs")
    func keeps() async throws {
        let house = try await House.open()
        try await house.cases.adoptProcedures()
        try await house.cases.adoptProcedures()
        let old = try await house.register("借把伞", kind: "borrowing") {
            $0.form = ["thing": "umbrella", "count": "1", "back-on": "2026-03-05"]
        }
        let spoilt = try Spoilt("procedures/borrowing.yaml", "  write-off:\n", "  write-off-all:\n")
        defer { spoilt.remove() }
        let changed = Cases(house.store, desks: [try Desk.read(spoilt.folder)])
        let error = await #expect(throws: DeskError.self) { try await changed.adoptProcedures() }
        #expect(error?.file == "procedures/borrowing.yaml" && error?.line == 3)
        #expect(error?.reason.contains("give it another version number") == true)

        let file = spoilt.folder.appending(path: "procedures/borrowing.yaml")
        try String(contentsOf: file, encoding: .utf8).replacing("version: 3\n", with: "version: 4\n")
            .write(to: file, atomically: true, encoding: .utf8)
        let new = Cases(house.store, desks: [try Desk.read(spoilt.folder)])
        try await new.adoptProcedures()
        let lin = try house.actor("lin")
        func keys(_ item: Case) throws -> [String] { try new.allowed(on: item, for: lin).map(\.key) }
        #expect(try keys(old).contains("write-off") && !keys(old).contains("write-off-all"))
        var intake = Intake()
        (intake.project, intake.kind, intake.channel, intake.text) = ("garden", "borrowing", "counter", "再借一把")
        intake.form = ["thing": "umbrella", "count": "1", "back-on": "2026-03-05"]
        let fresh = try await new.register(intake, by: lin)
        #expect(fresh.procedureVersion == 4 && old.procedureVersion == 3)
        #expect(try keys(fresh).contains("write-off-all") && !keys(fresh).contains("write-off"))
        let done = try await new.act(ActRequest("write-off").because("丢了"), on: old.number, by: lin)
        #expect(done.stage == "lost")
    }

    @Test("a file that it uses counts as its own")
    func used() async throws {
        let house = try await House.open()
        try await house.cases.adoptProcedures()
        let spoilt = try Spoilt("procedures/paperwork.yaml", "needs: [agent]", "needs: [agent, reason]")
        defer { spoilt.remove() }
        let changed = Cases(house.store, desks: [try Desk.read(spoilt.folder)])
        await #expect(throws: DeskError.self) { try await changed.adoptProcedures() }
    }
}

extension ActRequest {
    fileprivate func because(_ reason: String) -> ActRequest {
        var asked = self
        asked.act.reason = reason
        return asked
    }
}
