import Casework
import Foundation
import Kernel
import Workforce
import Yams

/// What the demo is made of, from the desk's `demo.yaml`.
struct DemoScript: Decodable, Sendable {
    struct Estate: Decodable, Sendable {
        let code: String
        let name: String
        let zone: String
        let buildings: Int
        let units: Int
        let floors: Int
        let perFloor: Int
        /// Parking spaces.
        let spaces: Int
    }

    struct Member: Decodable, Sendable {
        let user: String
        let name: String
        let department: String
        let roles: [String]
        /// Who leads them, by user name.
        let manager: String?
        let stage: Staff.Stage?
        /// Why they left, for somebody who has.
        let left: String?
    }

    struct Demand: Decodable, Sendable {
        let kind: String
        let category: String
        let text: String
        let solution: String?
        let answer: String?
        let cause: String?
        let party: String?
        let priority: String?
    }

    /// What was known of places before, and what is told when the demo is opened.
    struct Hint: Decodable, Sendable {
        let place: String
        let topic: String
        let text: String
    }

    struct Outage: Decodable, Sendable {
        let kind: String
        let places: [String]
        let cause: String
        /// Hours after the demo was made.
        let from: Int64
        let until: Int64
    }

    /// What many are told; days before the demo was made, and until so many days after it.
    struct Announcement: Decodable, Sendable {
        let title: String
        let text: String
        let titleEnglish: String
        let textEnglish: String
        /// The whole estate where there are none.
        let places: [String]
        let by: String
        /// Nobody has approved it where there is none.
        let approvedBy: String?
        let daysAgo: Int64
        let daysAhead: Int64
    }

    /// What the exchange reported.
    struct Telephone: Decodable, Sendable {
        let line: String
        /// Of the hours before the demo was made.
        let calls: Int
        /// Of each of the `days` before.
        let daily: Int
        let days: Int
    }

    /// What an outside body sent.
    struct Outside: Decodable, Sendable {
        let demand: Demand
        let body: String
        let number: String
        let note: String
        /// Minutes before the demo was made.
        let before: Int64
        /// Of the deadline, after it was recorded.
        let hours: Int64
        let passedOnTo: String?
        let answer: String?
    }

    /// One emergency of the day before, and one major complaint.
    struct Drama: Decodable, Sendable {
        let emergency: String
        let place: String
        let text: String
        let note: String
        let outcome: String
        let complaint: Demand
        /// What the leader answers.
        let heard: String
    }

    /// A visit that was agreed; in minutes after the demo was made.
    struct Visit: Decodable, Sendable {
        let worker: String
        let from: Int64
        let until: Int64
        let demand: Demand
        /// What the customer was answered.
        let said: String
    }

    /// The sheet of a job that a customer has signed.
    struct Sheet: Decodable, Sendable {
        struct Material: Decodable, Sendable {
            let name: String
            /// In thousandths of the unit.
            let quantity: Int64
            let unit: String
            /// In minor units, for one unit.
            let price: Int64
        }

        let worker: String
        let demand: Demand
        let minutes: Int
        /// In minor units, for all of it.
        let labour: Int64
        let materials: [Material]
    }

    let estate: Estate
    let hints: [Hint]
    let outages: [Outage]
    let announcements: [Announcement]
    let articles: [Article]
    let letters: [Letter]
    let activities: [Activity]
    let meetings: [Meeting]
    let staff: [Member]
    let surnames: [String]
    let given: [String]
    let tags: [String]

    /// What neighbours of one building ask at the end.
    let incident: [Demand]
    let demands: [Demand]
    let comments: [String]
    let complaints: [String]
    /// What the supervisor did about a warning, and why another was none.
    let measures: [String]
    let falseAlarms: [String]
    let waits: [String]
    let declining: String
    /// What is noted for each of the five things of a complaint, in their order.
    let fiveThings: [String]
    /// On which a complaint is judged.
    let grounds: String
    /// Kinds for which somebody goes there.
    let visitedKinds: [String]
    /// The party whose fault makes a complaint a reasonable one.
    let ourParty: String
    let drama: Drama
    let outside: [Outside]
    let telephone: Telephone
    let visits: [Visit]
    let sheet: Sheet
    let premises: Premises
    let files: Files
    let keys: Keys
    let papers: [Paper]
    let pictures: [String: Picture]
    let dutyLog: [Duty]

    static func read(_ file: URL) throws -> DemoScript {
        try YAMLDecoder().decode(DemoScript.self, from: try Data(contentsOf: file))
    }
}
