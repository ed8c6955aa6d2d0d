import Casework
import Hummingbird
import Kernel
import Workforce

/// The desk: my cases by their nearest promise, the chosen one, its customer.
enum DeskPage {
    private static let mostInQueue = 80

    static func show(_ ask: Ask, _ number: String?, open: OpenForm? = nil) async throws -> Response {
        let actor = try ask.actor
        let page = try await ask.house.cases.list(mine(actor), for: actor)
        let chosen = number ?? page.items.first?.number
        var model: Model = ["hasCase": false, "hasCustomer": false, "hasChosen": number != nil]
        var names: Names?
        if let chosen {
            let file = try await ask.house.cases.file(chosen, for: actor)
            let sheet = try await CaseSheet(file, in: ask, frame: .desk, open: open)
            names = sheet.names
            model["sheet"] = sheet.model
            model["hasCase"] = true
            let customer = try await CustomerPane.load(ask, file.person, sheet.names, beside: sheet)
            model["customer"] = customer?.model ?? [:]
            model["hasCustomer"] = customer != nil
        }
        let known: Names
        if let names { known = names } else { known = try await Names.load(ask) }
        let lines = try await CaseLine.lines(page.items, known, in: ask, here: chosen) {
            Paths.desk(query: [("case", $0.number)])
        }
        model["queue"] = lines.map(\.model)
        model["here"] = Paths.desk(query: [("case", chosen)])
        model["isEmpty"] = lines.isEmpty
        model["isFirstDay"] = lines.isEmpty ? try await isFirstDay(ask) : false
        model["count"] = ask.text("desk.count", ["n": "\(lines.count)\(page.next == nil ? "" : "+")"])
        let moods = page.items.compactMap { CaseLine.mood(of: $0, at: ask.now) }
        let unread = lines.count(where: \.isUnread)
        if unread > 0 { model["unread"] = ask.text("desk.unread", ["n": "\(unread)"]) }
        model["unreadTo"] = ListAddress.address([("unread", "1"), ("agent", "me"), ("sort", "due")])
        for (name, mood) in [("late", TimeLeft.Mood.late), ("soon", .warn)] {
            let count = moods.count { $0 == mood }
            if count > 0 { model[name] = ask.text("desk.\(name)", ["n": "\(count)"]) }
        }
        return Shell.page("desk", model, title: ask.text("nav.desk"), place: "desk", in: ask, status: open.status)
    }

    /// Nothing was brought in yet, and this is somebody who may.
    private static func isFirstDay(_ ask: Ask) async throws -> Bool {
        guard try ask.actor.may(.importRun) else { return false }
        return try await ask.house.places.isEmpty()
    }

    /// What somebody owns and has not closed yet, the nearest promise first.
    private static func mine(_ actor: Actor) -> CaseFilter {
        var filter = CaseFilter()
        filter.agent = actor.staff
        filter.phases = Phase.live
        filter.sort = .due
        filter.limit = mostInQueue
        return filter
    }
}

extension CaseLine {
    /// How its nearest promise stands; nil where none is running.
    static func mood(of item: Case, at now: Instant) -> TimeLeft.Mood? {
        item.promises.filter(\.isRunning).min { $0.dueAt < $1.dueAt }?.mood(at: now)
    }
}
