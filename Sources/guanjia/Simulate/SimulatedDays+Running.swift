import Casework
import Kernel
import Store
import Workforce

extension SimulatedDays {
    /// Somebody of the crews goes on duty, or off it.
    func changeDuty(_ dice: inout Dice, _ copy: Int) async throws {
        let user = dice.pick(centre.estate.crews.values.flatMap(\.self).sorted())
        let actor = centre.actor(user)
        let began = onDuty[actor.staff]
        for _ in 0..<6 {
            do {
                try await centre.house(copy).duty.set(began == nil, by: actor)
                onDuty[actor.staff] = began == nil ? centre.hand.now : nil
                wentOff[actor.staff] = began.map { max($0, centre.hand.now) }
                return
            } catch is StoreFailure { try await centre.revive(copy) }
        }
        throw Broken("\(user) could not change duty")
    }

    /// What happens by itself happens, in all copies at once; then nothing may be left of it.
    func run(_ copy: Int) async throws {
        _ = try await centre.run()
        for index in book.open where mayRun(book.cases[index]) {
            guard let (old, new) = try await book.follow(index, centre.house(copy)) else { continue }
            counts.byItself[new.stage, default: 0] += 1
            try checkPauses(old, new)
        }
        guard try await centre.run() == 0 else { throw Broken("what had happened by itself happened again") }
        for index in book.open { try checkLeft(book.cases[index]) }
    }

    /// A case that waited until a time goes on at that time, however late that was noticed.
    private func checkPauses(_ old: Case, _ new: Case) throws {
        guard let waiting = old.waiting, let until = waiting.until, new.waiting == nil else { return }
        let stood = Set(old.promises.filter { $0.pausedSince != nil }.map(\.id))
        for promise in new.promises where stood.contains(promise.id) {
            guard promise.pauses.last?.to == max(until, waiting.since) else {
                throw Broken("\(new.number) did not go on at \(until)")
            }
        }
    }

    /// The rules once more, told by the cases themselves.
    private func checkLeft(_ item: Case) throws {
        let cases = centre.house(0).cases
        guard let rules = cases.desks[item.desk]?.running else { return }
        guard let procedure = cases.procedure(of: item) else { throw Broken("\(item.number) has no procedure") }
        let now = centre.hand.now
        if let until = item.waiting?.until, until <= now { throw Broken("\(item.number) still waits") }
        if isForgotten(item, rules) { throw Broken("\(item.number) was confirmed by nobody and is not closed") }
        for task in item.openTasks where task.state == .sent {
            let isOld = procedure.sendsAgain && task.sentAt + (rules.unaccepted[item.priority] ?? .zero) <= now
            let isAlone = task.assignee.flatMap { wentOff[$0] }.map { $0 > task.sentAt } ?? false
            if isOld || isAlone { throw Broken("\(item.number) has work that nobody accepted") }
        }
    }

    private func isForgotten(_ item: Case, _ rules: RunRules) -> Bool {
        let now = centre.hand.now
        guard item.phase == .solved || item.phase == .confirming, let solvedAt = item.solvedAt else { return false }
        let isQuiet = max(solvedAt, item.chasedAt ?? solvedAt) + rules.unconfirmed <= now
        let isOwed = item.promises.contains { $0.state == .open && $0.dueAt >= now }
        let isClear =
            !centre.house(0).cases.isComplaint(item)
            || (item.thingsDone.count == FiveThing.allCases.count && item.judgement != nil)
        return isQuiet && !isOwed && isClear
    }

    /// Whether it may do something by itself at all; of the others the book's own comparison sees it.
    private func mayRun(_ item: Case) -> Bool {
        // The next may have been called to a major complaint or to an emergency.
        centre.house(0).cases.isComplaint(item) || item.priority == .emergency || item.waiting?.until != nil
            || item.phase == .solved || item.phase == .confirming || item.openTasks.contains { $0.state == .sent }
    }
}
