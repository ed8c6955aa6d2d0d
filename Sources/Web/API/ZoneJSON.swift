import Casework
import Kernel
import Workforce

/// Who looks after a place.
struct ZoneJSON: JSONValue {
    let post: ZonePost
    /// Of the place; nil where only its identity is told.
    let code: String?
    let names: Names

    var json: JSON {
        .object([
            ("id", post.id.json), ("place", (code ?? post.place.description).json),
            ("duty", post.duty.rawValue.json), ("staff", (names.person(post.staff)?.user ?? "").json),
            ("name", names.staff(post.staff).json), ("from", post.from.description.json),
            ("to", (post.to?.description).json),
            ("standsInFor", post.standsInFor.map { names.person($0)?.user ?? "" }.json),
        ])
    }
}
