extension DemoScript {
    /// Cabinets with what hangs in them, and what is lent when the demo is opened.
    struct Keys: Decodable, Sendable {
        struct Thing: Decodable, Sendable {
            let kind: String
            let name: String
            let copies: Int?
            let place: String?
            let seal: String?
            /// It opens the home of the first customer.
            let isHome: Bool?
        }

        struct Cabinet: Decodable, Sendable {
            let code: String
            let name: String
            let hooks: Int
            let things: [Thing]
        }

        struct Loan: Decodable, Sendable {
            let number: String
            let borrower: String
            let company: String?
            let identity: String?
            let reason: String
            /// Minutes before the demo was made, and for how many minutes.
            let before: Int64
            let minutes: Int64
        }

        let cabinets: [Cabinet]
        let loans: [Loan]
        /// The number of the key that is kept for the first customer, and what they agreed to.
        let held: String
        let consent: String
    }
}
