import Foundation
import Kernel

extension DemoScript {
    /// So long before the demo was made: `12d`, `5h` or `90m`.
    struct Ago: Decodable, Sendable {
        let span: Span

        init(from decoder: any Decoder) throws {
            let text = try decoder.singleValueContainer().decode(String.self)
            let units: [Character: (Int64) -> Span] = ["d": { .days($0) }, "h": { .hours($0) }, "m": { .minutes($0) }]
            guard let make = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()) else {
                throw UsageError("“\(text)” in demo.yaml is not so many days, hours or minutes: 12d, 5h, 90m")
            }
            span = make(count)
        }
    }

    /// A paper of the house, and what was done about it. In texts of forms `{+1 09:00}` is that hour of the day after
    /// the demo was made, `{-3}` the day three days before, `{90m}` so many minutes after it was made.
    struct Paper: Decodable, Sendable {
        struct Step: Decodable, Sendable {
            let ago: Ago
            /// A key of an action; `gate` lets through whoever holds out the newest pass.
            let act: String
            let by: String
            let text: String?
            let reason: String?
            let form: [String: String]?
            /// Field → picture, of which a file is brought; of a signature it is drawn.
            let files: [String: String]?
            /// The picture of what was seen just before.
            let photo: String?
        }

        let kind: String
        let category: String?
        /// Of which customer, in the order of the homes.
        let home: Int
        let ago: Ago
        let by: String
        let text: String
        let form: [String: String]?
        let steps: [Step]?
    }

    /// A small picture: its file's name, and a PNG in base 64.
    struct Picture: Decodable, Sendable {
        let name: String
        let png: String

        var bytes: Data { Data(base64Encoded: png, options: .ignoreUnknownCharacters) ?? Data() }
    }

    /// What was written into the log of a post.
    struct Duty: Decodable, Sendable {
        let department: String
        let by: String
        let ago: Ago
        let place: String
        let event: String
        let course: String?
        let result: String?
        /// The kind of the case that was made of it.
        let makes: String?
    }
}
