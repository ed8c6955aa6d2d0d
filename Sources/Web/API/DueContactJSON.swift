import Casework
import Kernel

/// Somebody who should be spoken to, as the API answers it.
struct DueContactJSON: JSONValue {
    let due: DueContact
    let zone: Zone

    var json: JSON {
        .object(
            [("person", due.person.id.json), ("name", due.person.name.json), ("code", due.code.json)]
                + due.plan.parts
                + [("spokenAt", due.spokenAt.map(zone.text).json), ("declinesCalls", due.declinesCalls.json)])
    }
}

extension ContactPlan {
    /// The day, why, and by which tag.
    var parts: [(String, JSON)] {
        let (why, tag): (String, String?) =
            switch why {
            case .agreed: ("agreed", nil)
            case .key(let tag): ("key", tag)
            case .silent: ("silent", nil)
            }
        return [("dueOn", dueOn.description.json), ("why", why.json), ("tag", tag.json)]
    }
}
