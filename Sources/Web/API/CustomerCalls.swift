import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// The files of customers: reading them whole, doing something to them, who lived where.
enum CustomerCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.personFile, .right(.peopleRead),
            Operation(id: "personFile", summary: "A customer's whole file", answer: .ref("PersonFile"))
        ) { ask in try await ask.customer(try ask.personID()) },
        .api(
            .post, Paths.API.personAction, .right(.peopleWrite, .peopleErase),
            Operation(
                id: "actOnPerson",
                summary: "Changes a file: name, rooms, vehicles, papers, contacts; merges two, takes one out",
                body: .ref("PersonAction"), answer: .nullable(.ref("PersonFile")), refusals: [412])
        ) { ask in
            let (act, key) = try await ask.json(PersonAct.self)
            guard let name = PersonAct.Name(rawValue: ask.name("action")) else {
                throw CaseRefusal.unknownAction(ask.name("action"))
            }
            let id = try await ask.house.customers.act(
                name, act, on: try ask.personID(), version: try ask.version(), request: key, by: try ask.actor)
            do { return try await ask.customer(id) } catch DirectoryRefusal.unknownPerson {
                // Whoever leaves the part of a limited post is gone for its holder.
                return .json(JSON.null)
            }
        },
        .api(
            .post, Paths.API.paperNumber, .right(.peopleUnmask),
            Operation(
                id: "paperNumber", summary: "The number of an identity paper in full; noted in the audit trail",
                body: .whole([("reason", .string(most: 200))]), answer: .whole([("number", .string())]))
        ) { ask in
            let (body, _) = try await ask.json(ReasonBody.self)
            let number = try await ask.house.customers.number(
                ofPaper: try ask.paperID(), of: try ask.personID(), reason: body.reason, by: try ask.actor)
            return .json(JSONObject([("number", number.json)]))
        },
        .api(
            .get, Paths.API.acquaintance, .right(.peopleRead),
            Operation(
                id: "acquaintance", summary: "How well the households of a project are known, by steward",
                query: [.init("project", .string())], answer: .ref("Acquaintance"))
        ) { ask in
            let project = try await ask.project(ask.query("project"), .peopleRead)
            let known = try await ask.house.customers.acquaintance(in: project.id, for: try ask.actor)
            return .json(AcquaintanceJSON(known: known, rules: ask.house.customers.rules))
        },
        .api(
            .get, Paths.API.acquaintanceMissing, .right(.peopleRead),
            Operation(
                id: "acquaintanceMissing",
                summary: "The households of a steward, or of nobody, that are not known, by code",
                query: [.init("project", .string()), .init("steward", .string())] + CaseCalls.paging,
                answer: .page(of: .ref("UnknownHousehold")))
        ) { ask in
            let project = try await ask.project(ask.query("project"), .peopleRead)
            let page = try await ask.house.customers.lacks(
                in: project.id, of: try ask.lacking() ?? .nobody, after: ask.query("after"), limit: try ask.limit(),
                for: try ask.actor)
            return .json(PageJSON(items: page.items.map { LackJSON(lack: $0) }, next: page.next))
        },
        .api(
            .get, Paths.API.contacts, .right(.peopleRead),
            Operation(
                id: "contactsDue", summary: "Whom to speak to: agreed days and key customers, the longest due first",
                query: [.init("project", .string()), .init("steward", .string())] + CaseCalls.paging,
                answer: .page(of: .ref("DueContact")))
        ) { ask in
            let (project, page) = try await ask.dueContacts(limit: try ask.limit())
            let items = page.items.map { DueContactJSON(due: $0, zone: project.zone) }
            return .json(PageJSON(items: items, next: page.next))
        },
        .api(
            .get, Paths.API.occupancies, .right(.peopleRead),
            Operation(
                id: "occupancies", summary: "Who had a place: ever, on a day, in a month, between two days",
                query: [.init("on", .string()), .init("from", .format("date")), .init("to", .format("date"))],
                answer: .page(of: .ref("RoomOccupancy")))
        ) { ask in
            let file = try await ask.room()
            let stays = try RoomPeoplePage.span(ask).map { file.during($0.first, $0.last) } ?? file.stays
            let items = stays.map { stay, person in
                JSONObject(
                    [("person", person.id.json), ("name", person.name.json)]
                        + CustomerJSON.stay(stay, file.place))
            }
            return .json(PageJSON(items: items, next: nil))
        },
    ]
}

/// An answer that is no more than its parts.
struct JSONObject: JSONValue {
    let json: JSON
    init(_ parts: [(String, JSON)]) { json = .object(parts) }
}

extension Ask {
    fileprivate func customer(_ id: ID<Person>) async throws -> Response {
        let file = try await house.customers.file(id, for: try actor)
        let zone = try await house.lookups.zone(of: file.person.project)
        let homes = file.stays.filter(\.occupancy.isPresent).map(\.place)
        let owing = try await house.premises.arrears(of: homes, for: try actor)
        let others = PersonPartsJSON(
            parts: try await PersonParts.load(file.person, in: self), owing: owing.map(\.place), actor: try actor,
            now: now, zone: zone)
        let shown = CustomerJSON(file: file, zone: zone, seesPhone: file.may(.peoplePhone), others: others)
        return .json(shown, etag: file.person.version)
    }
}
