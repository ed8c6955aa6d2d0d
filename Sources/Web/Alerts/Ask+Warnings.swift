import Insight
import Kernel
import Workforce

extension Ask {
    /// The warnings about something, as links of its page: number and state.
    func warnings(about subject: AlertSubject, _ names: Names) async throws -> [Model] {
        let words = AlertWords(names: names)
        return try await house.alerts.warnings(about: subject, for: try actor).map {
            ["href": Paths.alert($0.number), "text": "\($0.number) \(words.state($0.state))"]
        }
    }
}
