import Bulletin

extension DemoScript {
    /// Something that the house has written down; days before the demo was made.
    struct Article: Decodable, Sendable {
        let kind: Bulletin.Article.Kind
        let title: String
        let text: String
        let titleEnglish: String
        let textEnglish: String
        let phone: String
        let tags: [String]
        /// The whole estate where there are none.
        let places: [String]
        let by: String
        let daysAgo: Int64
        let checkDays: Int
    }

    /// A letter that came or went; days before the demo was made.
    struct Letter: Decodable, Sendable {
        let direction: Bulletin.Letter.Direction
        let kind: Bulletin.Letter.Kind
        let correspondent: String
        let subject: String
        let theirNumber: String
        let note: String
        let by: String
        let owner: String?
        let daysAgo: Int64
        /// Days to the day for an answer; none where there is none.
        let dueInDays: Int64?
        /// It answers the one before it.
        let answersLast: Bool
    }
}
