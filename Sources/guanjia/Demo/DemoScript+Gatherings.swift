extension DemoScript {
    /// What neighbours come together for: so many days after the demo was made, or before it, at which hour, for how
    /// many hours, and how many of the residents come.
    struct Activity: Decodable, Sendable {
        let title: String
        let text: String
        let venue: String
        let day: Int64
        let hour: Int
        let hours: Int64
        let seats: Int?
        let by: String
        let guests: Int
        let planned: [Cost]
        let actual: [Cost]

        struct Cost: Decodable, Sendable {
            let purpose: String
            let fen: Int64
        }
    }

    /// The minutes of a meeting; days before the demo was made.
    struct Meeting: Decodable, Sendable {
        let title: String
        let venue: String
        let chair: String
        let by: String
        let present: [String]
        let daysAgo: Int64
        let isApproved: Bool
        let items: [Item]
        let followUps: [FollowUp]

        struct Item: Decodable, Sendable {
            let heading: String
            let text: String
        }

        /// due: so many days after the demo was made, or before it.
        struct FollowUp: Decodable, Sendable {
            let task: String
            let owner: String
            let due: Int
            let result: String?
        }
    }
}
