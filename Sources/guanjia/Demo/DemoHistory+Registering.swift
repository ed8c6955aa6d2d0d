import Casework
import Kernel

extension DemoHistory {
    func register(
        _ demand: DemoScript.Demand, _ room: String, _ phone: String, _ agent: String
    ) async throws -> String {
        var intake = Intake()
        intake.kind = demand.kind
        intake.category = demand.category
        intake.priority = demand.priority.flatMap { Priority(rawValue: $0) }
        intake.channel = dice.pick(["telephone", "telephone", "telephone", "counter", "wechat", "resident-pages"])
        intake.reporter = Reporter(phone: phone)
        intake.place = room
        intake.text = demand.text
        intake.answer = demand.answer
        let number = try await house.cases.register(intake, by: try actor(agent)).number
        if isComplaint(demand) { after(2...12) { try await self.hear() } }
        return number
    }
}
