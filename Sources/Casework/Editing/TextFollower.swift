import Store
import Workforce

/// What another room has to do with a text of the house: what stands in its way, what follows it.
package struct TextFollower: Sendable {
    let uses: @Sendable (DB, TextChange, Actor) throws -> [TextUse]
    let plans: @Sendable (DB, TextChange) throws -> [TextEffect.Plan]
    let follow: @Sendable (Tx, TextChange, Actor) throws -> Void

    package static let none = TextFollower(uses: { _, _, _ in [] }, plans: { _, _ in [] }, follow: { _, _, _ in })

    package init(
        uses: @escaping @Sendable (DB, TextChange, Actor) throws -> [TextUse],
        plans: @escaping @Sendable (DB, TextChange) throws -> [TextEffect.Plan],
        follow: @escaping @Sendable (Tx, TextChange, Actor) throws -> Void
    ) {
        (self.uses, self.plans, self.follow) = (uses, plans, follow)
    }
}
