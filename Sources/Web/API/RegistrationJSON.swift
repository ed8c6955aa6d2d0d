import Bulletin
import Casework
import Kernel

/// A registration with who it is; the telephone number in full for those alone who may see it.
struct RegistrationJSON: JSONValue {
    let line: RegistrationLine
    private var one: Registration { line.one }
    private var zone: Zone { line.file.project.zone }

    var json: JSON {
        let allowed = one.allowed(in: line.file.one, at: line.times.now, in: zone)
        return .object([
            ("id", one.id.json), ("person", one.person.json), ("name", (line.person?.name ?? "").json),
            ("phone", line.phone.json), ("heads", one.heads.json), ("state", one.state.rawValue.json),
            ("turn", line.turn.json), ("code", Pass.readable(one.code).json), ("by", one.by.json),
            ("registeredAt", zone.text(one.madeAt).json), ("cancelledAt", one.endedAt.map(zone.text).json),
            ("came", one.came.json), ("cameAt", one.cameAt.map(zone.text).json), ("news", one.news.rawValue.json),
            ("toldAt", one.toldAt.map(zone.text).json), ("actions", allowed.map(\.rawValue).json),
        ])
    }
}
