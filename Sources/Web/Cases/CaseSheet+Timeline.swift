import Casework
import Kernel
import Workforce

extension CaseSheet {
    /// What happened, newest first. Two audiences, visibly apart.
    var timeline: [Model] {
        let seen = lastSeen
        return file.entries.reversed().map { entry in
            line(entry).merging(["isNew": isNew(entry), "isSeenBefore": entry.id == seen])
        }
    }

    func line(_ entry: TimelineEntry) -> Model {
        let isSystem = entry.actor == Actor.system.staff
        let isCustomer = entry.actor == Actor.customers
        let quote = isSystem ? reason(entry) : entry.quote
        return [
            "at": times.short(entry.at), "exact": times.exact(entry.at), "via": entry.via, "who": who(entry),
            "hasVia": !entry.via.isEmpty && !isSystem,
            "isForCustomer": entry.audience == .customer, "isHeard": entry.act == "heard" || isCustomer,
            "audience": names.audience(entry.audience), "act": act(entry), "quote": quote, "hasQuote": !quote.isEmpty,
            "facts": promised(entry) + entry.events.flatMap { sentences($0) }, "isSystem": isSystem,
        ]
    }

    private func who(_ entry: TimelineEntry) -> String {
        switch entry.actor {
        case Actor.system.staff: names.system
        case Actor.customers: names.customer
        default: entry.actorName
        }
    }

    /// Why it happened by itself.
    private func reason(_ entry: TimelineEntry) -> String {
        Occasion(rawValue: entry.words).map { names.occasion($0) }
            ?? desk.dispatch.atOnce.first { $0.key == entry.words }.map { say("event.byRule", $0.name[names.language]) }
            ?? entry.quote
    }

    /// What was promised in one breath, in one line.
    private func promised(_ entry: TimelineEntry) -> [Model] {
        let made = entry.events.compactMap(\.promise)
        guard !made.isEmpty else { return [] }
        let parts = made.inOrder.map { "\(names.promise($0, of: item.desk)) \(times.short($0.dueAt))" }
        return [["text": names.text("event.promised", ["what": names.list(parts)]), "class": "", "isTag": false]]
    }

    private func act(_ entry: TimelineEntry) -> String {
        switch entry.act {
        case "register":
            names.text("entry.register", ["customer": names.reporter(item), "channel": names.channel(item)])
        case "message":
            names.text(entry.audience == .customer ? "entry.reply" : "entry.note")
        case Cases.printing:
            names.text(entry.words == "1" ? "entry.print" : "entry.reprint", ["n": entry.words])
        // What `released` was called before, by which procedures call actions of theirs.
        case "release" where entry.events.contains(where: \.isRelease): names.text("entry.released")
        case let act where TimelineEntry.reserved.contains(act): names.text("entry.\(act)")
        case let act where act.hasPrefix(Cases.formPrinting): printed(entry)
        default: names.action(entry.act, of: item)
        }
    }

    /// A paper of its procedure that was printed.
    private func printed(_ entry: TimelineEntry) -> String {
        let key = String(entry.act.dropFirst(Cases.formPrinting.count))
        let name = procedure.prints.first { $0.key == key }?.name[names.language] ?? key
        let text = entry.words == "1" ? "entry.printForm" : "entry.reprintForm"
        return names.text(text, ["what": name, "n": entry.words])
    }
}

extension CaseEvent {
    fileprivate var isRelease: Bool { if case .released = self { true } else { false } }
}

extension TimelineEntry {
    /// What was said, where the events do not say it already.
    fileprivate var quote: String {
        if act == Cases.printing || act.hasPrefix(Cases.formPrinting) { return "" }
        let isSaid = events.contains { event in
            switch event {
            case .paused(let waiting): waiting.reason == words
            case .callbackTried(let attempt): attempt.outcome == words
            case .solved, .confirmed, .wordGiven, .reviewed, .attached: true
            case .appointed(let window): window.note == words
            default: false
            }
        }
        return isSaid ? "" : words
    }
}
