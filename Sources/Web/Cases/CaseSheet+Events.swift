import Casework
import Kernel

extension CaseSheet {
    /// An event in human words, with the colour of its tag; nothing where the act itself says it.
    func sentences(_ event: CaseEvent) -> [Model] {
        switch event {
        case .moved(let stage, _): fact("→ " + names.stage(stage, of: item), "info")
        case .taskSent(let task): sent(task)
        case .taskStepped(let id, let state, _, _, let reason): step(id, state, reason)
        case .promiseSettled(let id, let state, _): settled(id, state)
        case .wordGiven(_, let word): fact([word.apology, word.reason, word.remedy].joined(separator: " "))
        case .reviewed(_, let review): fact(review.finding)
        case .paused(let waiting): fact(say("event.paused", paused(waiting)))
        case .resumed: fact(names.text("event.resumed"))
        case .clockSet(let id, let reading): moved(id, to: reading.dueAt)
        case .solved(let solution, _): fact(result(solution))
        case .confirmed(let verdict): fact(self.verdict(verdict), verdict.isSatisfied ? "ok" : "late")
        case .callbackTried(let attempt): fact(names.outcome(attempt.outcome, of: item))
        case .closed(let closing, _): fact(say("event.closed", names.closing(closing)))
        case .handedTo(let agent): fact(say("event.handed", names.staff(agent)))
        case .reprioritised(let priority): fact(say("event.reprioritised", names.priority(priority)))
        case .reclassified(let change): corrected(change)
        case .thingDone(let thing): fact(names.fiveThing(thing), "ok")
        case .judged(let judgement): fact(names.judgement(judgement), "info")
        case .attached(let attachment): fact(attachment.name)
        case .conveyed(let channel): fact(say("event.conveyed", names.channel(channel, of: item.desk)))
        case .leaves, .wordLeaves, .answerLeaves, .wordUnheard: leaving(event)
        case .appointed, .accessSaid, .lineAdded, .lineStruck, .signed, .doorMissed, .doorKnown: onSite(event)
        case .splitInto, .linked, .unlinked, .unmerged, .leftBehind, .wentOutside, .outsideAnswered, .takenBack:
            together(event)
        case .promised, .answered, .customerSpoke, .reopened, .chased, .mergedInto, .absorbed, .setAside, .released: []
        default: paperwork(event)
        }
    }

    private func sent(_ task: CaseTask) -> [Model] {
        let trade = task.trade.map { names.category($0, of: item.desk) } ?? ""
        let words = [say("event.sent", names.worker(task)), task.note, trade]
        return fact(words.filter { !$0.isEmpty }.joined(separator: " · "))
    }

    private func together(_ event: CaseEvent) -> [Model] {
        switch event {
        case .linked(_, let side), .unlinked(_, let side): fact(names.text("link.\(side.rawValue)"))
        case .splitInto(let parts): fact(say("event.split", "\(parts.count)"))
        case .unmerged: fact("→ " + names.stage(item), "info")
        case .leftBehind(let left): leftBehind(left)
        default: outsideFacts(event)
        }
    }

    /// A word that leaves by itself, and when it begins to count.
    private func leaving(_ event: CaseEvent) -> [Model] {
        switch event {
        case .leaves(let at?): fact(say("event.leavesAt", times.point(at)), "warn")
        case .wordLeaves(_, let due?): fact(say("event.wordLeavesTo", times.point(due)))
        case .wordLeaves: fact(names.text("event.wordLeaves"))
        case .wordUnheard: fact(names.text("event.wordUnheard"), "late")
        case .answerLeaves: fact(names.text("event.answerLeaves"))
        default: fact(names.text("event.leaves"))
        }
    }

    private func step(_ id: ID<CaseTask>, _ state: CaseTask.State, _ reason: String?) -> [Model] {
        guard state == .takenBack, let task = item.tasks.first(where: { $0.id == id }) else { return [] }
        return fact(say("event.takenBack", names.worker(task)))
    }

    private func onSite(_ event: CaseEvent) -> [Model] {
        switch event {
        case .appointed(let window): fact(words.window(window), "info")
        case .accessSaid(let access): fact(words.access(access))
        case .lineAdded(_, let line): fact(words.line(line))
        case .lineStruck(let task, let line, _): struck(line, of: task)
        case .signed(_, let signature): fact(words.signature(signature), "ok")
        case .doorMissed: fact(names.text("event.doorMissed"), "late")
        case .doorKnown: fact(names.text("visit.byCode"), "ok")
        default: []
        }
    }

    private func struck(_ id: ID<SheetLine>, of task: ID<CaseTask>) -> [Model] {
        let line = item.tasks.first { $0.id == task }?.sheet?.lines.first { $0.id == id }
        return fact(line.map { say("event.struck", words.line($0)) } ?? "")
    }

    private func moved(_ id: ID<Promise>, to due: Instant) -> [Model] {
        guard let promise = item.promises.first(where: { $0.id == id }) else { return [] }
        return fact("\(names.promise(promise, of: item.desk)) → \(times.point(due))")
    }

    private func settled(_ id: ID<Promise>, _ state: Promise.State) -> [Model] {
        guard let promise = item.promises.first(where: { $0.id == id }), state != .void else { return [] }
        let colour = state == .kept ? "ok" : state == .broken ? "late" : ""
        return fact("\(names.promise(promise, of: item.desk)) \(names.promiseState(state))", colour)
    }

    private func paused(_ waiting: Waiting) -> String {
        let reason = names.waitReason(waiting.reason, of: item)
        return waiting.until.map { "\(reason) → \(times.point($0))" } ?? reason
    }

    /// What stays with the case that this one had been merged into.
    private func leftBehind(_ left: LeftBehind) -> [Model] {
        guard !left.messages.isEmpty || !left.files.isEmpty else { return [] }
        let count = names.text(
            "event.leftBehind", ["number": left.number, "n": "\(left.messages.count)", "files": "\(left.files.count)"])
        return fact(count) + (left.messages + left.files).flatMap { fact($0) }
    }

    func say(_ key: String, _ what: String) -> String { names.text(key, ["what": what]) }

    func fact(_ text: String, _ colour: String = "") -> [Model] {
        text.isEmpty ? [] : [["text": text, "class": colour, "isTag": !colour.isEmpty]]
    }
}
