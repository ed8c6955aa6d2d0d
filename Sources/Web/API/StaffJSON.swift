import Casework
import Directory
import Kernel
import Workforce

/// A member of staff, with the keys and codes by which others know what they have.
struct StaffJSON: JSONValue {
    let staff: Staff
    let names: Names

    var json: JSON {
        .object([
            ("id", staff.id.json), ("user", staff.user.json), ("name", staff.name.json), ("phone", staff.phone.json),
            ("departments", names.departments.filter { staff.departments.contains($0.id) }.map(\.key).json),
            ("roles", staff.roles.map(\.role).json), ("posts", .array(staff.roles.map { names.json(of: $0) })),
            ("active", staff.isActive.json), ("stage", staff.stage.rawValue.json),
            ("manager", staff.manager.flatMap { names.person($0)?.user }.json),
            ("language", staff.language.rawValue.json), ("mustChoosePassword", staff.mustChoose.json),
            ("version", staff.version.json),
        ])
    }
}

extension Names {
    /// A role and the code of its project; null for all projects. Place and category say to which part it is limited.
    func json(of post: Staff.Post) -> JSON {
        .object([
            ("role", post.role.json), ("project", post.project.map { code(of: $0) }.json),
            ("place", post.place.map { placeCode($0) }.json), ("category", post.category.json),
        ])
    }
}

struct RoleJSON: JSONValue {
    let role: Role
    let language: Language
    /// What this version of the program would add to it.
    let offered: Set<Right>

    init(_ role: Role, in ask: Ask) {
        (self.role, language) = (role, ask.language)
        offered = ask.house.delivered(role.key).map { role.offered(by: $0) } ?? []
    }

    var json: JSON {
        .object([
            ("role", role.key.json), ("name", role.name[language].json),
            (
                "names",
                .object([
                    ("zh", role.name.zh.json), ("zh-Hant", role.name.zhHant.json), ("en", role.name.en.json),
                ])
            ),
            ("rights", role.rights.map(\.rawValue).sorted().json), ("retired", (role.retiredAt != nil).json),
            ("version", role.version.json), ("asDelivered", role.isAsDelivered.json),
            ("offered", offered.map(\.rawValue).sorted().json),
        ])
    }
}

struct RoleEffectJSON: JSONValue {
    let effect: RoleEffect
    let names: Names

    var json: JSON {
        .object([
            ("staff", effect.staff.user.json), ("name", effect.staff.name.json),
            ("project", effect.project.map { names.code(of: $0) }.json),
            ("place", (effect.part?.place).map { names.placeCode($0) }.json),
            ("category", (effect.part?.category).json),
            ("gains", effect.gains.map(\.rawValue).sorted().json),
            ("loses", effect.loses.map(\.rawValue).sorted().json),
        ])
    }
}

struct SessionJSON: JSONValue {
    let session: Entrance.SignedIn
    init(_ session: Entrance.SignedIn) { self.session = session }

    var json: JSON {
        .object([
            ("id", session.key.json), ("device", session.device.json), ("since", Zone.utc.text(session.since).json),
            ("seenAt", session.seenAt.map { Zone.utc.text($0) }.json), ("address", session.address.json),
            ("way", session.way.rawValue.json), ("here", session.isHere.json),
        ])
    }
}

struct HoldingsJSON: JSONValue {
    let held: HeldNow

    var json: JSON {
        .object(
            HandOver.Kind.allCases.map { ($0.rawValue, held.count($0).json) } + [
                ("promises", held.holdings.promises.json), ("alarms", held.holdings.alarms.json),
                ("handedOn", held.isHandedOn.json),
            ])
    }
}
