import Custody
import Directory
import Kernel
import Workforce

/// What the page of a key shows, without its forms.
struct KeyView {
    let file: KeyFile
    let words: KeyNames
    let actor: Actor
    private var key: Key { file.key }
    private var times: TimeWords { words.times }
    private var names: Names { words.names }

    var model: Model {
        let page = Paths.key(key.id.description)
        return [
            "number": key.number, "name": key.name, "kind": words.kind(key), "state": words.state(key),
            "class": words.mood(key), "isOverdue": key.isOverdue(at: times.now), "refresh": page,
            "list": Paths.keys(query: [("project", file.project.code)]), "facts": facts,
            "isSealDue": file.isSealDue, "note": key.note,
            "held": file.hold.map { [held($0)] } ?? [], "isHeld": file.hold != nil,
            "earlier": file.earlier.map(held), "hasEarlier": !file.earlier.isEmpty,
            "losses": file.losses.map(loss), "hasLosses": !file.losses.isEmpty,
            "entries": file.entries.map(entry),
            "more": file.next.map { Paths.key(key.id.description, query: [("after", $0.description)]) } ?? "",
        ]
    }

    private var facts: [Model] {
        var facts: [(String, String, String)] = []
        if let place = file.place {
            let address = actor.may(.placesRead, in: key.project) ? Paths.place(place.id.description) : ""
            facts.append(("custody.opens", place.name, address))
        }
        if let cabinet = file.cabinet {
            facts.append(("custody.hangs", words.spot(key, cabinet), Paths.cabinet(cabinet.id.description)))
        }
        facts.append(("custody.copies", names.text("custody.copiesOf", copies), ""))
        if !key.seal.isEmpty { facts.append(("custody.seal", key.seal, "")) }
        if let at = key.sealCheckedAt { facts.append(("custody.sealChecked", times.point(at), "")) }
        facts.append(("custody.condition", words.condition(key.condition), ""))
        return facts.map { ["label": names.text($0.0), "text": $0.1, "href": $0.2] }
    }

    private var copies: [String: String] {
        ["all": "\(key.copies)", "n": "\(key.inHand)", "lent": "\(key.lent)", "lost": "\(key.lost)"]
    }

    private func held(_ hold: KeyHold) -> Model {
        let today = times.zone.day(of: times.now)
        let seesPeople = actor.may(.peopleRead, in: key.project)
        return [
            "says": words.held(hold, file.borrowers.name(hold.person)),
            "href": seesPeople ? Paths.person(hold.person.description) : "", "giver": hold.giver,
            "consent": hold.consent, "at": times.point(hold.at), "by": names.staff(hold.by),
            "isPast": hold.isPastItsEnd(on: today), "receiver": hold.receiver,
            "released": hold.releasedAt.map(times.point) ?? "",
        ]
    }

    private func loss(_ loss: KeyLoss) -> Model {
        let outcome = loss.outcome.map { names.text("keyOutcome.\($0.rawValue)") }
        return [
            "at": times.point(loss.reportedAt), "exact": times.exact(loss.reportedAt),
            "by": names.staff(loss.reportedBy), "words": loss.words, "outcome": outcome ?? "",
            "isOpen": loss.settledAt == nil, "case": loss.caseNumber ?? "",
            "caseHref": loss.caseNumber.map { Paths.case_($0) } ?? "", "id": loss.id.description,
            "caseTo": loss.caseNumber == nil && actor.may(.caseRegister, in: key.project)
                && actor.may(.custodyLend, in: key.project)
                ? Paths.keyLossCase(key.id.description, loss.id.description) : "",
        ]
    }

    private func entry(_ entry: KeyEntry) -> Model {
        let loan = entry.loan.flatMap { file.told[$0] }
        return [
            "id": entry.id.description, "at": times.short(entry.at), "exact": times.exact(entry.at),
            "by": entry.byName, "act": names.text("keyAct.\(entry.act.rawValue)"),
            "who": loan.map { words.borrower($0.borrower, file.borrowers) } ?? "", "words": entry.words,
            "detail": detail(entry),
            "change": entry.change == 0 ? "" : (entry.change > 0 ? "+\(entry.change)" : "\(entry.change)"),
            "inHand": "\(entry.inHand)", "corrects": corrected(entry),
            "mayCorrect": actor.may(.custodyManage, in: key.project) && entry.act != .correct,
        ]
    }

    private func corrected(_ entry: KeyEntry) -> String {
        guard let about = entry.corrects else { return "" }
        let old = file.entries.first { $0.id == about }
        return old.map { "\(times.short($0.at)) \(names.text("keyAct.\($0.act.rawValue)"))" } ?? ""
    }

    private func detail(_ entry: KeyEntry) -> String {
        switch entry.act {
        case .deed: words.deed(entry.detail)
        case .settle: names.text("keyOutcome.\(entry.detail)")
        case .takeBack: names.text("keyCondition.\(entry.detail)")
        default: entry.detail
        }
    }
}
