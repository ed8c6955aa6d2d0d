import Casework
import Directory
import Kernel

extension PersonView {
    /// Rooms now, before, and what was written wrongly; with the others who live there.
    var homes: Model {
        let now = file.stays.filter(\.occupancy.isPresent)
        let before = file.stays.filter { !$0.occupancy.isPresent }
        return [
            "rooms": now.map { room($0.occupancy, $0.place) }, "hasRooms": !now.isEmpty,
            "before": before.map { room($0.occupancy, $0.place) }, "hasBefore": !before.isEmpty,
            "moves": [PersonAct.Name.moveIn, .handOver].compactMap { link($0) }, "hasMoves": may(.moveIn),
            "homes": now.map { room($0.occupancy, $0.place) },
            "numbers": person.phones.map { ["shown": phone($0), "isOpen": seesPhones] as Model },
        ]
    }

    private func room(_ stay: Occupancy, _ place: Place) -> Model {
        let household = stay.isPresent ? file.household[place.id] ?? [] : []
        let entry = ("entry", stay.id.description)
        let links: [Model?] = [
            stay.isPresent ? link(.moveOut, entry) : nil,
            stay.isStanding ? link(.correctOccupancy, entry, text: "person.do.correct") : nil,
            stay.isStanding ? link(.strikeOccupancy, entry, text: "person.do.strike") : nil,
        ]
        return [
            "code": place.code, "place": place.name == place.code ? "" : place.name,
            "capacity": names.capacity(stay.capacity), "since": stay.from.description,
            "until": stay.to?.description ?? names.text("person.now"), "isStruck": !stay.isStanding,
            "why": stay.struckWhy ?? "", "household": household.map(named), "hasHousehold": !household.isEmpty,
            "history": Paths.placePeople(place.id.description), "links": links.compactMap(\.self),
            "hasLinks": !links.compactMap(\.self).isEmpty,
        ]
    }

    func named(_ other: Person) -> Model {
        ["name": other.name, "href": Paths.person(other.id.description)]
    }

    /// Vehicles, pets, people to call, memberships: each kind with its lines.
    var things: Model {
        let kinds = Belonging.Kind.allCases.filter { kind in
            (kind != .contact || person.nature == .company) && (kind != .employer || person.nature == .person)
                || file.belongings.contains { $0.kind == kind }
        }
        return ["things": kinds.map(thing)]
    }

    private func thing(_ kind: Belonging.Kind) -> Model {
        let all = file.belongings.filter { $0.kind == kind }
        let (now, over) = (all.filter(\.isPresent), all.filter { !$0.isPresent })
        return [
            "title": names.text("belonging.\(kind.rawValue)"), "lines": now.map(line), "hasLines": !now.isEmpty,
            "over": over.map(line), "hasOver": !over.isEmpty,
            "add": link(.add, ("kind", kind.rawValue)).map { [$0] } ?? [],
        ]
    }

    private func line(_ one: Belonging) -> Model {
        let values = one.kind.fields.filter { !one[$0.name].isEmpty }
        let parts = values.enumerated().map { place, field -> Model in
            let value = shown(one[field.name], field.sort)
            let isLate = field.sort == .day && (Day(one[field.name]).map { $0 < file.today } ?? false)
            return [
                "text": value, "isFirst": place == 0,
                "isLate": isLate, "isPhone": field.sort == .phone && seesPhones,
            ]
        }
        let entry = ("entry", one.id.description)
        let links: [Model?] = [
            one.isPresent ? link(.end, entry) : nil, one.isStanding ? link(.correct, entry) : nil,
            one.isStanding ? link(.strike, entry) : nil,
        ]
        let days = [one.from, one.to].contains { $0 != nil }
        return [
            "parts": parts, "isStruck": !one.isStanding, "why": one.struckWhy ?? "", "hasDays": days,
            "since": one.from?.description ?? "", "until": one.to?.description ?? names.text("person.now"),
            "links": links.compactMap(\.self), "hasLinks": !links.compactMap(\.self).isEmpty,
        ]
    }

    private func shown(_ value: String, _ sort: Belonging.Field.Sort) -> String {
        switch sort {
        case .text: value
        case .phone: phone(value)
        case .day: names.text("belonging.until", ["day": value])
        case .word: names.membership(value)
        }
    }

    /// Identity papers: what may be seen of them.
    var papers: Model {
        let all = file.papers.filter(\.paper.isStanding).map { paper, masked -> Model in
            let isShown = extras.paper?.id == paper.id
            let isLate = paper.validUntil.map { $0 < file.today } ?? false
            return [
                "kind": names.text("paper.\(paper.kind.rawValue)"), "isShown": isShown,
                "number": isShown ? extras.paper?.number ?? "" : masked ?? names.text("paper.noKey"),
                "until": paper.validUntil.map { names.text("belonging.until", ["day": "\($0)"]) } ?? "",
                "isLate": isLate,
                "mayShow": !isShown && masked != nil && file.may(.peopleUnmask),
                "show": Paths.paperNumber(id, paper.id.description), "id": paper.id.description,
                "links": [link(.strikePaper, ("entry", paper.id.description), text: "person.do.strike")]
                    .compactMap(\.self), "hasLinks": may(.strikePaper),
            ]
        }
        return [
            "papers": all, "hasPapers": !all.isEmpty, "addPaper": link(.addPaper).map { [$0] } ?? [],
            "reasons": PhoneShowing.reasons.map {
                ["key": $0, "name": names.text("phone.reason.\($0)")] as Model
            },
        ]
    }
}
