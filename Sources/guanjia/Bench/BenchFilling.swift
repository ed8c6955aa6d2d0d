import Casework
import Directory
import Foundation
import Kernel
import Web
import Workforce

/// Fills a store through the engine: every case is registered, none is a row.
struct BenchFilling: Sendable {
    let house: House
    let actor: Actor

    static let subjects = ["厨房水管漏水", "楼道灯不亮", "楼上半夜拖桌子", "车位被外来车占用", "电梯按键失灵", "搅拌站噪音扰民", "垃圾没有清运", "门禁刷卡没反应"]
    static let categories = [
        "engineering.plumbing.leak", "engineering.lighting.corridor", "neighbours.disturbance.upstairs-noise",
        "order.parking.space-taken", "engineering.lifts.buttons-and-car", "environment.noise.mixing-plant",
        "environment.rubbish.collection", "engineering.access-and-intercom.access-control",
    ]

    /// What is there already counts.
    func fill(cases: Int, people: Int) async throws {
        let begun = ContinuousClock().now
        let (project, known) = try await house.store.read { db in
            (try ProjectTable.all(db)[0].id, try PersonTable.count(db))
        }
        try await together(from: known, to: people) { number in
            _ = try await house.people.add(
                PersonDraft(
                    project: project, name: BenchNames.name(number),
                    phones: ["136\(padded(number % 100_000_000, 8))"], tags: []),
                by: actor.staff.number)
        }
        try await together(from: try await house.cases.count(), to: cases) { number in
            _ = try await house.cases.register(Self.demand(number), by: actor)
        }
        let seconds = Int((ContinuousClock().now - begun).inSeconds)
        let line = "filled to \(cases) cases and \(people) people in \(seconds) s\n"
        FileHandle.standardError.write(Data(line.utf8))
    }

    /// 64 at a time, so that commits are shared.
    func together(from: Int, to: Int, _ work: @Sendable @escaping (Int) async throws -> Void) async throws {
        var next = from
        while next < to {
            let range = next..<min(to, next + 64)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in range { group.addTask { try await work(number) } }
                try await group.waitForAll()
            }
            next = range.upperBound
        }
    }

    private static func demand(_ n: Int) -> Intake {
        var intake = Intake()
        (intake.kind, intake.category) = (n % 3 == 2 ? "complaint" : "repair", categories[n % categories.count])
        (intake.channel, intake.place) = ("telephone", "1-1-\(n % 500 + 1)")
        intake.reporter = Reporter(name: "住户\(n % 977)", phone: "139\(padded(n % 100_000_000, 8))")
        intake.text = "\(subjects[n % subjects.count])，第 \(n) 次来电，麻烦尽快安排师傅上门查看处理。"
        return intake
    }
}
