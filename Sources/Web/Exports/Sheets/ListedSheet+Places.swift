import Casework
import Directory
import Kernel
import Sheets
import Transfer
import Workforce

extension ListedSheet {
    /// Rooms that stand empty, with the columns of the sheet of places.
    static let vacancy = ListedSheet(
        key: "vacancy", title: "vacancy.title", rights: [.placesRead],
        columns: Exporter.placeColumns.map { "export.\($0)" }
    ) { list, file in
        let exporter = try await Exporter(list.house, list.ask.language, for: list.actor)
        var after: String? = ""
        while let code = after {
            let rooms = try await list.house.premises.emptyRooms(
                in: list.project.id, after: code, limit: Exports.page, for: list.actor)
            for site in try await list.house.exports.sites(rooms) { try file.add(exporter.row(of: site)) }
            after = rooms.last?.code
        }
    }

    static let parking = ListedSheet(
        key: "parking", title: "parking.title", rights: [.placesRead],
        columns: [
            "export.code", "export.name", "parking.kind", "parking.holder", "parking.plate", "places.status",
        ]
    ) { list, file in
        try await list.each { after in
            let (spaces, next) = try await list.house.premises.parking(
                in: list.project.id, after: after ?? "", limit: Exports.page, for: list.actor)
            return (spaces, next)
        } take: { space in
            let texts = [
                space.place.code, space.place.name, space.use.map(list.names.placeUse) ?? "",
                list.names.list(space.holderNames), space.vehicles.map(\.vehicle.plate).joined(separator: " "),
                space.place.status.map { list.names.text("placeStatus.\($0.rawValue)") } ?? "",
            ]
            try file.add(texts.map { .text($0) })
        }
    }

    /// Care of facilities that is due, the longest overdue first.
    static let care = ListedSheet(
        key: "care", title: "care.title", rights: [.placesRead], isOfParts: true,
        columns: [
            "export.code", "export.name", "care.what", "care.everyLabel", "care.statutory", "care.lastDone",
            "care.nextDue", "export.state",
        ],
        query: [.init("within", .integer(0...3660))]
    ) { list, file in
        let (rules, within) = (list.house.premises.rules, try list.ask.careAhead())
        try await list.each { after in
            let page = try await list.house.premises.careDue(
                in: list.project.id, within: within, after: after, limit: Exports.page, for: list.actor)
            return (page.items.map { (file: $0, day: page.today) }, page.next)
        } take: { one in
            let (plan, place) = (one.file.plan, one.file.place)
            guard list.actor.may(.exportRun, at: place) else { return }
            let state = plan.state(on: one.day, ahead: rules.careAhead)
            try file.add([
                .text(place.code), .text(place.name), .text(plan.what), .text(list.names.rhythm(plan.rhythm)),
                list.yes(plan.isStatutory), .day(plan.lastDone), .day(plan.nextDue),
                .text(list.names.text("careState.\(state.rawValue)")),
            ])
        }
    }

    /// Who looks after which part on a day, and who will.
    static let zones = ListedSheet(
        key: "zones", title: "zone.title", rights: [.placesRead],
        columns: [
            "export.code", "zone.place", "zone.staff", "zone.duty", "export.begins", "export.ends", "zone.absent",
        ],
        query: [.init("on", .format("date"))]
    ) { list, file in
        let zones = try await list.house.premises.zones(
            in: list.project.id, on: try list.ask.day("on"), posts: Exports.mostRows + 1, for: list.actor)
        for line in zones.lines {
            let post = line.post
            try file.add([
                .text(line.place.code), .text(line.place.name), list.staff(post.staff),
                .text(list.names.text("zoneDuty.\(post.duty.rawValue)")), .day(post.from), .day(post.to),
                list.staff(post.standsInFor),
            ])
        }
    }
}

extension ParkingSpace {
    /// Whoever the space belongs to, else whose vehicle stands there.
    var holderIDs: [(name: String, id: ID<Person>)] {
        let owners = holders.map { (name: $0.name, id: $0.id) }
        let drivers = vehicles.map { (name: $0.holder, id: $0.vehicle.person) }
        var seen: Set<ID<Person>> = []
        return (owners.isEmpty ? drivers : owners).filter { seen.insert($0.id).inserted }
    }

    fileprivate var holderNames: [String] { holderIDs.map(\.name) }
}
