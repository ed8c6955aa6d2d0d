import Casework
import Directory
import Kernel
import Sheets
import Transfer
import Workforce

extension ListedSheet {
    /// How well the households are known, by steward.
    static let acquaintance = ListedSheet(
        key: "acquaintance", title: "acquaintance.title", rights: [.peopleRead],
        columns: ["acquaintance.steward", "acquaintance.households", "acquaintance.known", "export.percent"]
    ) { list, file in
        let known = try await list.house.customers.acquaintance(in: list.project.id, lacks: 0, for: list.actor)
        for group in known.groups {
            try file.add([
                .text(group.steward?.name ?? list.names.text("acquaintance.nobody")), .count(group.households),
                .count(group.known), .count(group.known * 100 / max(1, group.households)),
            ])
        }
    }

    /// The households that are not known, and what is missing of each; of one steward where one is named.
    static let unacquainted = ListedSheet(
        key: "unacquainted", title: "acquaintance.missing", rights: [.peopleRead],
        columns: ["acquaintance.steward", "export.room", "export.name", "acquaintance.missing"],
        query: [.init("steward", .string())]
    ) { list, file in
        let customers = list.house.customers
        let known = try await customers.acquaintance(in: list.project.id, lacks: 0, for: list.actor)
        let asked = try list.ask.lacking()
        for group in known.groups where asked == nil || asked == group.whose {
            let steward = group.steward?.name ?? list.names.text("acquaintance.nobody")
            try await list.each { after in
                let page = try await customers.lacks(
                    in: list.project.id, of: group.whose, after: after, limit: Customers.mostLacks, for: list.actor)
                return (page.items, page.next)
            } take: { lack in
                let texts = [steward, lack.resident.code, lack.resident.name, list.names.parts(of: lack)]
                try file.add(texts.map { .text($0) })
            }
        }
    }

    /// Whom somebody should speak to, the longest due first; of one steward where one is named.
    static let contacts = ListedSheet(
        key: "contacts", title: "contacts.title", rights: [.peopleRead], isOfParts: true,
        columns: [
            "contacts.day", "export.name", "export.room", "contacts.why", "contacts.spoken", "consent.noCalls",
        ],
        query: [.init("steward", .string())]
    ) { list, file in
        let (asked, today) = (try list.ask.lacking(), list.project.zone.day(of: list.ask.now))
        let due = try await list.house.customers.due(
            in: list.project.id, of: asked, by: Exports.rightsOverPeople, limit: Customers.mostDue, for: list.actor)
        for one in due.items {
            try file.add([
                .day(one.plan.dueOn), .text(one.person.name), .text(one.code),
                .text(list.names.why(one.plan, isDue: one.plan.dueOn <= today)),
                .day(one.spokenAt.map(list.project.zone.day(of:))), .text(one.declinesCalls ? "✓" : ""),
            ])
        }
    }
}
