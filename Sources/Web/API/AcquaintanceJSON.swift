import Casework
import Directory
import Kernel

/// How well the households are known, as the API answers it. Of each steward the first of what is missing.
struct AcquaintanceJSON: JSONValue {
    let known: Acquaintance
    let rules: ContactRules

    var json: JSON {
        .object([
            ("households", .integer(known.households)), ("known", .integer(known.known)),
            ("target", .integer(rules.target)), ("windowDays", .integer(Int(rules.window.milliseconds / 86_400_000))),
            ("groups", .array(known.groups.map(group))),
        ])
    }

    private func group(_ group: Acquaintance.Group) -> JSON {
        let counts: [(String, JSON)] = [("households", .integer(group.households)), ("known", .integer(group.known))]
        let steward = [("steward", (group.steward?.id).json), ("name", (group.steward?.name).json)]
        let lacks = JSON.array(group.lacks.items.map { LackJSON(lack: $0).json })
        return .object(steward + counts + [("missing", lacks), ("next", group.lacks.next.json)])
    }
}

/// A household that is not known, and what is missing of it.
struct LackJSON: JSONValue {
    let lack: Acquaintance.Lack

    var json: JSON {
        let (one, parts) = (lack.resident, lack.parts.map(\.rawValue) + (lack.isSilent ? ["contact"] : []))
        let person = [("person", one.person.json), ("name", one.name.json), ("parts", parts.json)]
        let place = [("place", one.place.json), ("code", one.code.json)]
        return .object(place + person + [("declinesCalls", one.declinesCalls.json)])
    }
}
