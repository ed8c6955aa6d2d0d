/// What a desk's `bulletin.yaml` says of articles.
package struct ArticleRules: Sendable, Decodable {
    /// After so many days somebody looks again, unless whoever writes says otherwise.
    package let checkDays: Int

    package static let usual = ArticleRules(checkDays: 180)
}
