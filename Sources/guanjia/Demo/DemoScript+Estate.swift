import Casework
import Kernel

extension DemoScript {
    /// What is kept of places.
    struct Premises: Decodable, Sendable {
        struct Care: Decodable, Sendable {
            let what: String
            let every: Int
            let unit: CareRhythm.Unit
            let statutory: Bool
            /// So many days before the demo was made.
            let last: Int64
        }
        struct Steward: Decodable, Sendable {
            let user: String
            let places: [String]
        }
        /// What is owed each month, in fen, and who tells it.
        struct Fee: Decodable, Sendable {
            let name: String
            let monthly: Int64
            let user: String
        }
        struct StandIn: Decodable, Sendable {
            let user: String
            let place: String
            let `for`: String
            let days: Int64
        }

        let delivered: [Day]
        /// Of every room, in hundredths of a square metre.
        let area: Int64
        let maker: String
        let model: String
        let care: [Care]
        let stewards: [Steward]
        let standIn: StandIn
        let renovating: String
        let fee: Fee
    }

    /// What the stewards know of the people.
    struct Files: Decodable, Sendable {
        struct Pet: Decodable, Sendable {
            let animal: String
            let name: String
        }

        /// User name → codes of places.
        let zones: [String: [String]]
        let relations: [String]
        let pets: [Pet]
        let spoke: [String]
        let twin: String
    }
}
