import Custody
import Directory
import Kernel
import Workforce

/// A key with its loans, losses and ledger.
struct KeyFileJSON: JSONValue {
    let file: KeyFile
    let now: Instant
    let names: Names
    let actor: Actor
    private var zone: Zone { file.project.zone }

    var json: JSON {
        .object(
            KeyJSON(key: file.key, now: now, zone: zone).parts + [
                ("loans", file.loans.map(loan).json),
                ("heldFor", file.hold.map { file.borrowers.name($0.person) }.json),
                ("hold", file.hold.map(hold) ?? .null), ("losses", file.losses.map(loss).json),
                ("entries", file.entries.map(entry).json), ("next", (file.next?.description).json),
                ("sealDue", file.isSealDue.json), ("actions", .array(actions.map(\.rawValue.json))),
            ])
    }

    private var actions: [KeyAct.Name] { KeyAct.Name.allCases.filter { Keys.may($0, file.key, actor) } }

    private func loan(_ loan: KeyLoan) -> KeyLoanJSON {
        KeyLoanJSON(loan: loan, people: file.borrowers, now: now, zone: zone, names: names)
    }

    private func hold(_ hold: KeyHold) -> JSON {
        .object([
            ("person", hold.person.json), ("giver", hold.giver.json), ("consent", hold.consent.json),
            ("until", (hold.until?.description).json), ("at", zone.text(hold.at).json), ("by", hold.by.json),
        ])
    }

    private func loss(_ loss: KeyLoss) -> JSON {
        .object([
            ("id", loss.id.json), ("loan", loss.loan.json), ("reportedAt", zone.text(loss.reportedAt).json),
            ("reportedBy", loss.reportedBy.json), ("words", loss.words.json), ("case", loss.caseNumber.json),
            ("settledAt", loss.settledAt.map(zone.text).json), ("outcome", (loss.outcome?.rawValue).json),
        ])
    }

    private func entry(_ entry: KeyEntry) -> JSON {
        .object([
            ("id", entry.id.json), ("at", zone.text(entry.at).json),
            ("actor", NamedJSON(key: entry.by.description, name: entry.byName).json),
            ("act", entry.act.rawValue.json), ("change", entry.change.json), ("inHand", entry.inHand.json),
            ("loan", entry.loan.json), ("loss", entry.loss.json), ("corrects", entry.corrects.json),
            ("detail", entry.detail.json), ("words", entry.words.json),
        ])
    }
}
