import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("An emergency: its card, its people, its end and the aftercare")
struct EmergencyTests {
    private func act(_ house: House, _ act: EmergencyAct, _ file: EmergencyFile, by user: String = "lin") async throws
        -> EmergencyFile
    {
        try await house.cases.act(act, inEmergency: file.item.number, by: try house.actor(user))
    }

    @Test("it begins as a case with its card as it is now, and the same request begins one")
    func begins() async throws {
        let house = try await House.open()
        let key = RequestKey(key: "k", digest: "d")
        var call = EmergencyCall()
        (call.project, call.card, call.placeText) = ("garden", "fire", "3 栋 8 楼")
        let file = try await house.cases.openEmergency(call, request: key, by: try house.actor("lin"))
        let again = try await house.cases.openEmergency(call, request: key, by: try house.actor("lin"))
        #expect(again.item.number == file.item.number)
        #expect(file.item.priority == .emergency && file.item.kind == "help" && file.item.title == "火灾 3 栋 8 楼")
        #expect(file.item.category == "engineering.fire-equipment.fire" && file.item.version == 2)
        #expect(file.emergency.card == (try Checkout.desk.get()).emergencies?.card("fire") && file.stepsDone == 0)
        #expect(try await house.cases.emergencies(running: true, for: try house.actor("lin")).items.count == 1)
        await refused(
            CaseRefusal.unknownWord(
                field: "emergency", given: "war",
                known: ["fire", "flood", "lift", "gas", "power", "water", "violence"])
        ) { try await house.emergency("war") }
    }

    @Test("a step is ticked with time and person; a tick that is taken back is an entry more, and none goes")
    func ticks() async throws {
        let house = try await House.open()
        var file = try await house.emergency("fire")
        house.hand.advance(.minutes(1))
        file = try await act(house, .tick(step: 0, note: "119 已接"), file)
        #expect(file.tick(0)?.at == house.hand.now && file.tick(0)?.note == "119 已接" && file.stepsDone == 1)
        file = try await act(house, .tick(step: 0, note: "又一次"), file, by: "chen")
        #expect(file.ticks.count == 1, "it was done already")
        #expect(file.words.map { $0.words.hasSuffix(" · 又一次") } == [true], "its note is kept as a word")
        file = try await act(house, .untick(step: 0, note: "没打通"), file, by: "chen")
        #expect(file.tick(0) == nil && file.ticks.map(\.isDone) == [true, false] && file.stepsDone == 0)
        file = try await act(house, .tick(step: 0, note: ""), file, by: "chen")
        #expect(file.ticks.count == 3)
        for step in [-1, 7] {
            await refused(
                CaseRefusal.unknownWord(field: "step", given: "\(step + 1)", known: (1...7).map { "\($0)" })
            ) { try await act(house, .tick(step: step, note: ""), file) }
        }
        await #expect(throws: (any Error).self) {
            try await house.store.write { try $0.run("DELETE FROM emergency_tick") }
        }
        let entries = try await house.cases.timeline(of: file.item.number, for: try house.actor("chen")).items
        #expect(entries.map(\.act).suffix(4) == ["tick", "message", "untick", "tick"])
        #expect(entries[2].words.hasPrefix("1. 拨打 119") && entries[2].words.hasSuffix("119 已接"))
        #expect(try await house.isSound())
    }

    @Test("it ends with an outcome: nobody is called any more, its case is solved, the aftercare has its own promise")
    func ends() async throws {
        let house = try await House.open()
        var file = try await house.emergency("lift")
        await refused(CaseRefusal.fieldMissing("outcome")) {
            try await act(house, .close(outcome: " "), file)
        }
        house.hand.advance(.minutes(20))
        file = try await act(house, .close(outcome: "人已救出，平安"), file)
        #expect(!file.emergency.isRunning && file.emergency.outcome == "人已救出，平安")
        #expect(file.item.phase == .solved && file.item.solution?.text == "人已救出，平安")
        let care = try await house.cases.find(try #require(file.aftercare), for: try house.actor("lin"))
        #expect(care.title == "善后 电梯困人 3 栋" && care.reporter.phone == "13800138000" && care.priority == .general)
        #expect(care.promises.map(\.kind).sorted { $0.rawValue < $1.rawValue } == [.closed, .nextWord])
        #expect(care.nextDue == house.hand.now + .hours(24))
        house.hand.advance(.hours(1))
        #expect(try await house.cases.callOut() == 0)
        #expect(try await house.cases.openCalls(for: try house.actor("zhao")).isEmpty)
        await refused(CaseRefusal.notAllowedNow(action: "tick", allowed: ["note"])) {
            try await act(house, .tick(step: 0, note: ""), file)
        }
        let kin = try await house.cases.file(care.number, for: try house.actor("lin")).kin
        #expect(kin.map(\.number) == [file.item.number] && kin[0].tie == .emergency)
        let back = try await house.cases.file(file.item.number, for: try house.actor("lin")).kin
        #expect(back.map(\.number) == [care.number] && back[0].tie == .aftercare)
        #expect(try await house.isSound())
    }

    @Test("work that is still with somebody stays with them when it ends")
    func worked() async throws {
        let house = try await House.open()
        let file = try await house.emergency("lift")
        _ = try await house.act("dispatch", on: file.item, by: "lin") { $0.to = "zhao" }
        let ended = try await act(house, .close(outcome: "人已救出"), file)
        #expect(ended.item.stage == "dispatched" && ended.item.openTasks.count == 1 && !ended.emergency.isRunning)
    }

    @Test("whoever is called sees it and ticks, but does not end it; who is not sees nothing of it")
    func rights() async throws {
        let house = try await House.open()
        let lift = try await house.emergency("lift")
        #expect(try await act(house, .tick(step: 2, note: ""), lift, by: "zhao").stepsDone == 1)
        await refused(WorkforceRefusal.notAllowed(.caseFollow)) {
            try await act(house, .close(outcome: "好了"), lift, by: "zhao")
        }
        await refused(CaseRefusal.unknownEmergency(lift.item.number)) {
            try await house.cases.emergency(lift.item.number, for: try house.actor("host"))
        }
        #expect(try await house.cases.emergencies(for: try house.actor("host")).items.isEmpty)
        #expect(try await house.cases.emergencies(for: try house.actor("zhao")).items.count == 1)
        await refused(CaseRefusal.unknownCall("\(lift.calls[0].id)")) {
            try await house.cases.answer(lift.calls[0].id, note: "", by: try house.actor("lin"))
        }
        await refused(WorkforceRefusal.notAllowed(.caseRegister)) { try await house.emergency("lift", by: "zhao") }
    }

    @Test("a file that could call nobody, or whose card cannot be ticked, is refused with its line")
    func files() throws {
        let desk = try Checkout.desk.get()
        let text = try String(contentsOf: Checkout.property.appending(path: "emergencies.yaml"), encoding: .utf8)
        let folder = FileManager.default.temporaryDirectory.appending(path: "cards-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func read(_ old: String, _ new: String) throws -> EmergencyRules? {
            try #require(text.contains(old))
            try text.replacing(old, with: new).write(
                to: folder.appending(path: "emergencies.yaml"), atomically: true, encoding: .utf8)
            return try EmergencyRules.read(
                folder, kinds: desk.procedures.map(\.kind), categories: desk.categories, roles: desk.roles,
                departments: desk.departments.map(\.key))
        }
        #expect(try read("key: fire", "key: fire")?.cards.count == 7)
        for (old, new) in [
            ("call: [order-foreman, guard, engineering-foreman, supervisor]", "call: []"),
            ("who: agent", "who: astronaut"), ("kind: help", "kind: war"), ("within: 1m", "within: soon"),
            ("key: flood", "key: fire"),
        ] {
            #expect(throws: DeskError.self, "\(new)") { try read(old, new) }
        }
    }
}
