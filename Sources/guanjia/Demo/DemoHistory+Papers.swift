import Casework
import Foundation
import Kernel

extension DemoHistory {
    /// The papers of the house in all their stages: what was done about each, by whom and when. One that is older than
    /// the history is left out: what it books would be over.
    func papers(before end: Instant) {
        for paper in script.papers where end - paper.ago.span > hand.now {
            then(end - paper.ago.span) { [self] in
                let number = try await file(paper, before: end)
                for step in paper.steps ?? [] {
                    then(end - step.ago.span) { try await self.take(step, on: number, before: end) }
                }
            }
        }
    }

    private func file(_ paper: DemoScript.Paper, before end: Instant) async throws -> String {
        let home = estate.homes[paper.home % estate.homes.count]
        var intake = Intake()
        (intake.kind, intake.category, intake.channel) = (paper.kind, paper.category, "counter")
        (intake.reporter, intake.place, intake.text) = (
            Reporter(phone: home.person.phones[0]), home.room.code, paper.text
        )
        intake.form = filled(paper.form, end)
        return try await house.cases.register(intake, by: try actor(paper.by)).number
    }

    private func take(_ step: DemoScript.Paper.Step, on number: String, before end: Instant) async throws {
        if let photo = step.photo.flatMap({ script.pictures[$0] }) {
            let file = IncomingFile(name: photo.name, bytes: photo.bytes)
            _ = try await house.cases.attach(file, on: number, moment: "", by: try actor(step.by))
            hand.set(hand.now + .minutes(1))
        }
        guard step.act != "gate" else { return try await pass(step, on: number, before: end) }
        let kind = try await house.cases.find(number, for: try actor("liu")).kind
        try await act(step.act, number, step.by) { asked in
            (asked.act.text, asked.act.reason) = (step.text, step.reason)
            asked.act.form = filled(step.form, end)
            asked.brought = brought(step, of: kind)
        }
    }

    /// Somebody holds out the pass of a case at the gate.
    private func pass(_ step: DemoScript.Paper.Step, on number: String, before end: Instant) async throws {
        let passes = try await house.cases.passes(of: number, for: try actor("liu"))
        guard let code = passes.last?.pass.code else { return }
        _ = try await house.cases.letThrough(code, form: filled(step.form, end), by: try actor(step.by))
    }

    private func brought(_ step: DemoScript.Paper.Step, of kind: String) -> [BroughtFile] {
        let form = (try? house.cases.desk())?.procedure(kind)?.form
        return (step.files ?? [:]).sorted { $0.key < $1.key }.compactMap { field, name in
            guard let picture = script.pictures[name] else { return nil }
            let isDrawn = form?.field(field)?.kind == .signature
            return BroughtFile(
                field,
                isDrawn
                    ? .drawn(picture.bytes.base64EncodedString())
                    : .file(IncomingFile(name: picture.name, bytes: picture.bytes)))
        }
    }

    private func filled(_ form: [String: String]?, _ end: Instant) -> [String: String] {
        (form ?? [:]).mapValues { text in
            text.replacing(/\{([+-]?\d+)(?:(m)| (\d\d):(\d\d))?\}/) { found in
                when(Int64(found.1) ?? 0, found.2 != nil, found.3.flatMap { Int($0) }, Int(found.4 ?? "0") ?? 0, end)
            }
        }
    }

    /// A day, an hour of it, or an instant: as ``DemoScript/Paper`` says.
    private func when(_ count: Int64, _ isMinutes: Bool, _ hour: Int?, _ minute: Int, _ end: Instant) -> String {
        if isMinutes { return Zone.utc.text(end + .minutes(count)) }
        let day = estate.project.zone.day(of: end).adding(days: count)
        guard let hour else { return day.description }
        return Zone.utc.text(estate.project.zone.first(showing: hour * 60 + minute, of: day))
    }
}
