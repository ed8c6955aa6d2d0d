import Foundation
import Kernel
import Testing

@testable import Casework

@Suite("Paper work of whoever leaves")
struct LeavingWorkTests {
    private static func renovation(_ house: House, _ when: String) async throws -> Case {
        try await house.register("要装修", kind: "renovation") {
            $0.form = [
                "works": "walls", "contractor": "安居装饰 李经理", "workers": "6", "period": when, "rules": "yes",
            ]
        }
    }

    @Test("lies in the queue of its department again, and holds its case as before")
    func queued() async throws {
        let house = try await House.open()
        let item = try await Self.renovation(house, "2026-03-04T00:00:00Z/2026-04-30T00:00:00Z")
        let file = IncomingFile(name: "图纸.png", bytes: Self.png)
        let pictured = try await house.cases.attach(file, on: item.number, moment: "", by: try house.actor("lin"))
        let plan = try #require(pictured.attachments.last?.id.description)
        try await house.act("add-papers", on: item, by: "lin") { $0.act.form = ["plan": plan, "licence": plan] }
        try await house.act("submit", on: item, by: "lin")
        let taken = try await house.act("accept-work", on: item, by: "zhao")
        let task = try #require(taken.openTasks.first)
        try await house.leave("zhao")
        #expect(try await house.cases.run() == 1)
        #expect(try await house.cases.run() == 0, "once")
        let after = try await house.found(item)
        let again = try #require(after.openTasks.first { $0.note == task.note })
        #expect(after.openTasks.count == 4 && again.state == .sent && again.assignee == nil)
        #expect(again.department == task.department)
        #expect(after.tasks.map(\.state) == [.takenBack, .sent, .sent, .sent, .sent])
        await refused(CaseRefusal.tasksOpen(4)) { try await house.act("approve", on: item, by: "chen") }
    }

    private static let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1])
}
