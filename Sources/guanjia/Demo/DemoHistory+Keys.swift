import Custody
import Kernel
import Web
import Workforce

extension DemoHistory {
    /// The cabinets, what hangs in them, what is out when the demo is opened, and one key kept for an owner.
    func keys(before end: Instant) {
        then(hand.now + .minutes(40)) { [self] in
            for cabinet in script.keys.cabinets { try await hang(cabinet) }
        }
        for loan in script.keys.loans {
            then(end - .minutes(loan.before)) { [self] in
                var draft = LoanDraft()
                (draft.kind, draft.borrower, draft.company) = (
                    loan.company == nil ? .staff : .other, loan.borrower, loan.company ?? ""
                )
                (draft.reason, draft.identity) = (loan.reason, loan.identity ?? "")
                draft.dueAt = hand.now + .minutes(loan.minutes)
                try await does(.lend(draft), with: loan.number)
            }
        }
        then(end - .hours(30)) { [self] in
            var hold = HoldDraft()
            let owner = estate.homes[0].person
            (hold.person, hold.giver, hold.consent) = (owner.id.description, owner.name, script.keys.consent)
            hold.until = estate.project.zone.day(of: end).adding(days: 45)
            try await does(.hold(hold), with: script.keys.held)
        }
    }

    private func hang(_ cabinet: DemoScript.Keys.Cabinet) async throws {
        let manager = try actor("lin")
        var draft = CabinetDraft()
        (draft.code, draft.name, draft.hooks) = (cabinet.code, cabinet.name, cabinet.hooks)
        _ = try await house.keys.addCabinet(draft, in: estate.project.code, by: manager)
        for (hook, thing) in cabinet.things.enumerated() {
            var key = KeyDraft()
            (key.kind, key.name, key.copies) = (thing.kind, thing.name, thing.copies ?? 1)
            (key.cabinet, key.hook, key.seal) = (cabinet.code, hook + 1, thing.seal ?? "")
            key.place = thing.isHome == true ? estate.homes[0].room.code : thing.place
            _ = try await house.keys.add(key, in: estate.project.code, by: manager)
        }
    }

    private func does(_ act: KeyAct, with number: String) async throws {
        let clerk = try actor("lin")
        guard let key = try await house.keys.key(number: number, in: estate.project.id, for: clerk) else { return }
        _ = try await house.keys.act(act, on: key.description, by: clerk)
    }
}
