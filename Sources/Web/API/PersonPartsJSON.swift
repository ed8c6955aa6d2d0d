import Casework
import Channels
import Directory
import Kernel
import Workforce

/// What others keep of a customer: the last of it, and where all of it is told.
struct PersonPartsJSON {
    /// What has calls of its own.
    enum Part: String, CaseIterable { case cases, calls, keys, consents, arrears }

    let parts: PersonParts
    /// Their homes whose arrears the reader may see.
    let owing: [Place]
    let actor: Actor
    let now: Instant
    let zone: Zone

    var fields: [(String, JSON)] {
        [
            ("messages", .array(parts.messages.map(message))), ("calls", .array(parts.calls.items.map(call))),
            ("passes", .array(parts.passes.map { pass($0.pass, of: $0.item) })),
            ("links", .array(links.map { link($0.part, $0.href) })),
        ]
    }

    private func message(_ said: Said) -> JSON {
        .object([
            ("case", parts.number(of: said.on).json), ("at", zone.text(said.at).json), ("by", said.byName.json),
            ("words", said.words.json),
        ])
    }

    private func call(_ call: Call) -> JSON { CallJSON(call: call, zone: zone, actor: actor).json }

    private func pass(_ pass: Pass, of item: Case) -> JSON {
        PassJSON(pass: pass, number: item.number, now: now, zone: zone).json
    }

    /// Only those that the reader may follow.
    private var links: [(part: Part, href: String)] {
        let (id, project) = (parts.person.id.description, parts.person.project)
        var links: [(part: Part, href: String)] = []
        if actor.reaches(.caseRead, in: project) || actor.reaches(.caseReadOwn, in: project) {
            links.append((part: .cases, href: Paths.API.cases(query: [("person", id)])))
        }
        if actor.may(.caseRegister, in: project) {
            links.append((part: .calls, href: Paths.API.calls(query: [("person", id)])))
        }
        if actor.may(.custodyRead, in: project) { links.append((part: .keys, href: Paths.API.personKeys(id))) }
        links.append((part: .consents, href: Paths.API.consents(id)))
        for home in owing { links.append((part: .arrears, href: Paths.API.placeArrears(home.id.description))) }
        return links
    }

    private func link(_ part: Part, _ href: String) -> JSON {
        .object([("part", part.rawValue.json), ("href", href.json)])
    }
}
