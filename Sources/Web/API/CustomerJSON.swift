import Casework
import Directory
import Kernel

/// A customer's whole file as the API answers it.
struct CustomerJSON: JSONValue {
    let file: CustomerFile
    let zone: Zone
    let seesPhone: Bool
    let others: PersonPartsJSON

    var json: JSON { .object(own + others.fields) }

    private var own: [(String, JSON)] {
        let person = file.person
        return [
            ("id", person.id.json), ("project", person.project.json), ("name", person.name.json),
            ("nature", person.nature.rawValue.json), ("phones", person.phones.map(phone).json),
            ("phonesMasked", (!seesPhone).json), ("tags", person.tags.json), ("note", person.note.json),
            ("language", (person.language?.rawValue).json), ("birthday", (person.birthday?.description).json),
            ("version", .integer(person.version)), ("mergedInto", person.mergedInto.json),
            ("erasedAt", person.erasedAt.map(zone.text).json),
            ("occupancies", .array(file.stays.map { .object(Self.stay($0.occupancy, $0.place)) })),
            ("household", .array(household)), ("belongings", .array(file.belongings.map(belonging))),
            ("papers", .array(file.papers.map(paper))), ("changes", .array(file.changes.map(change))),
            ("merges", .array(file.merges.map { merge($0.merge) })),
            ("contacts", .array(file.contacts.map(contact))), ("contactPlan", plan),
            (
                "twins",
                .array(
                    file.twins.map { twin in
                        .object([
                            ("id", twin.person.id.json), ("name", twin.person.name.json),
                            ("sign", twin.sign.rawValue.json),
                        ])
                    })
            ),
            ("distinct", .array(file.distinct.map(distinct))),
            ("actions", file.allowed.map(\.rawValue).sorted().json),
        ]
    }

    private func distinct(_ one: CustomerFile.Distinct) -> JSON {
        let mark = one.mark
        return .object([
            ("id", mark.id.json), ("other", one.other.id.json), ("name", one.other.name.json),
            ("at", zone.text(mark.at).json), ("by", mark.byName.json), ("why", mark.why.json),
            ("undoneAt", mark.undoneAt.map(zone.text).json), ("undoneBy", mark.undoneByName.json),
        ])
    }

    static func stay(_ one: Occupancy, _ place: Place) -> [(String, JSON)] {
        [
            ("id", one.id.json), ("place", place.id.json), ("code", place.code.json), ("placeName", place.name.json),
            ("capacity", one.capacity.rawValue.json), ("from", one.from.description.json),
            ("until", (one.to?.description).json), ("follows", one.follows.json),
        ] + struck(one.struckAt, one.struckWhy)
    }

    private static func struck(_ at: Instant?, _ why: String?) -> [(String, JSON)] {
        [("struck", (at != nil).json), ("struckWhy", why.json)]
    }

    private func phone(_ number: String) -> String { seesPhone ? number : Phone.masked(number) }

    private var household: [JSON] {
        file.household.sorted { $0.key < $1.key }.flatMap { place, people in
            people.map { .object([("place", place.json), ("id", $0.id.json), ("name", $0.name.json)]) }
        }
    }

    private func belonging(_ one: Belonging) -> JSON {
        let values = one.kind.fields.filter { !one[$0.name].isEmpty }.map { field in
            (field.name, (field.sort == .phone ? phone(one[field.name]) : one[field.name]).json)
        }
        return .object(
            [
                ("id", one.id.json), ("kind", one.kind.rawValue.json), ("fields", .object(values)),
                ("from", (one.from?.description).json), ("until", (one.to?.description).json),
                ("follows", one.follows.json),
            ] + Self.struck(one.struckAt, one.struckWhy))
    }

    private func paper(_ paper: Paper, _ masked: String?) -> JSON {
        let until = (paper.validUntil?.description).json
        return .object(
            [
                ("id", paper.id.json), ("kind", paper.kind.rawValue.json), ("numberMasked", masked.json),
                ("madeAt", zone.text(paper.madeAt).json), ("validUntil", until),
            ] + Self.struck(paper.struckAt, paper.struckWhy))
    }

    private func change(_ one: PersonChange) -> JSON {
        .object([
            ("at", zone.text(one.at).json), ("by", one.byName.json), ("act", one.act.json), ("about", one.about.json),
            ("was", shown(one.was, one)), ("becomes", shown(one.becomes, one)), ("why", one.why.json),
        ])
    }

    private func shown(_ text: String?, _ one: PersonChange) -> JSON {
        text.map { seesPhone ? $0 : one.masked($0) }.json
    }

    private func merge(_ one: PersonMerge) -> JSON {
        .object([
            ("id", one.id.json), ("kept", one.kept.json), ("gone", one.gone.json), ("at", zone.text(one.at).json),
            ("by", one.byName.json), ("why", one.why.json), ("undoneAt", one.undoneAt.map(zone.text).json),
            ("undoneBy", one.undoneByName.json), ("undoneWhy", one.undoneWhy.json),
        ])
    }

    private func contact(_ one: Contact) -> JSON {
        .object([
            ("at", zone.text(one.at).json), ("by", one.byName.json), ("way", one.way.json), ("spoke", one.spoke.json),
            ("nextOn", (one.nextOn?.description).json),
        ])
    }

    private var plan: JSON {
        guard let plan = file.plan else { return .null }
        return .object(plan.parts + [("declinesCalls", file.consents.declines(.call).json)])
    }
}
