import Directory
import Foundation
import Handover
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

/// The engineers of the garden with their duty log and their hand-overs; the house opens on Tuesday, 2026-03-03 09:00.
struct PostHouse {
    let house: House
    let log: DutyLog
    let handovers: ShiftHandovers
    let place = RosterPlace(project: "garden", department: "engineering")

    static func open() async throws -> PostHouse {
        let house = try await House.open()
        return PostHouse(
            house: house, log: DutyLog(house.store, cases: house.cases),
            handovers: ShiftHandovers(house.store, cases: house.cases) { _, _ in
                [.init(number: "A2603-001", desk: "property", rule: "backlog", at: House.morning)]
            })
    }

    func at(_ text: String) throws -> Instant { try #require(Instant("2026-03-\(text):00+08:00")) }

    @discardableResult
    func write(
        _ event: String, at time: String? = nil, by user: String = "zhao", request: RequestKey? = nil,
        _ fill: (inout DutyDraft) -> Void = { _ in }
    ) async throws -> DutyFile {
        var draft = DutyDraft()
        (draft.event, draft.at) = (event, try time.map(at))
        fill(&draft)
        return try await log.write(draft, place, request: request, by: try house.actor(user))
    }

    func correct(
        _ file: DutyFile, version: Int? = nil, by user: String = "zhao", _ fill: (inout DutyDraft) -> Void
    ) async throws -> DutyFile {
        let content = file.entry.content
        var draft = DutyDraft()
        (draft.at, draft.place, draft.event) = (content.at, content.placeText, content.event)
        (draft.course, draft.result) = (content.course, content.result)
        fill(&draft)
        return try await log.correct(file.entry.id, draft, version: version, by: try house.actor(user))
    }

    static func counted(_ fill: (inout HandoverDraft) -> Void = { _ in }) -> HandoverDraft {
        var draft = HandoverDraft()
        (draft.counts, draft.closing) = (["keys": 12, "radios": 3, "meters": 2], ["tools"])
        fill(&draft)
        return draft
    }

    @discardableResult
    func hand(
        by user: String = "zhao", request: RequestKey? = nil, _ fill: (inout HandoverDraft) -> Void = { _ in }
    ) async throws -> HandoverFile {
        try await handovers.hand(Self.counted(fill), place, request: request, by: try house.actor(user))
    }

    @discardableResult
    func sign(
        _ file: HandoverFile, by user: String = "qian", request: RequestKey? = nil,
        _ fill: (inout TakeoverDraft) -> Void = { _ in }
    ) async throws -> HandoverFile {
        var draft = TakeoverDraft()
        (draft.name, draft.opening) = ("钱师傅", ["rooms"])
        fill(&draft)
        return try await handovers.sign(
            draft, under: file.handover.number, request: request, by: try house.actor(user))
    }
}
