import Custody
import Kernel

/// What somebody says of an act on a key, by a form or by a call.
struct KeyActBody: Decodable, Sendable {
    var borrowerKind: String?
    var borrower: String?
    var company: String?
    var identity: String?
    var reason: String?
    var dueAt: Instant?
    var loan: String?
    var condition: String?
    var note: String?
    var person: String?
    var giver: String?
    var consent: String?
    var until: Day?
    var receiver: String?
    var seal: String?
    var intact: Bool?
    var newSeal: String?
    var words: String?
    var loss: String?
    var deed: String?
    var outcome: String?
    var entry: String?
    var name: String?
    var place: String?
    var cabinet: String?
    var hook: Int?
    var copies: Int?

    /// - Parameter version: that of the key which a change was made from; nil where nobody says.
    /// - Throws: ``CustodyRefusal/unknownWord(field:given:known:)`` · ``CustodyRefusal/fieldMissing(_:)``
    func act(_ name: KeyAct.Name, version: Int?) throws -> KeyAct {
        switch name {
        case .lend: .lend(try lending)
        case .takeBack: .takeBack(loan: loan, condition: try shape, note: note ?? "")
        case .extend: .extend(loan: loan, until: try needed(dueAt, "dueAt"), reason: reason ?? "")
        case .hold: .hold(holding)
        case .release: .release(receiver: receiver ?? "")
        case .seal: .seal(read: seal ?? "", isIntact: intact ?? false, becomes: newSeal ?? "", note: note ?? "")
        case .lose: .lose(loan: loan, words: words ?? "")
        case .deed: .deed(loss: loss, deed: deed ?? "", words: words ?? "")
        case .settle: .settle(loss: loss, outcome: try word(outcome ?? "", "outcome"), words: words ?? "")
        case .change: .change(try draft(kind: "", number: ""), version: version)
        case .retire: .retire(reason: reason ?? "")
        case .correct: .correct(entry: entry ?? "", words: words ?? "")
        }
    }

    /// The key that a form or a call describes.
    ///
    /// - Throws: ``CustodyRefusal/unknownWord(field:given:known:)``
    func draft(kind: String, number: String) throws -> KeyDraft {
        var draft = KeyDraft()
        (draft.kind, draft.number, draft.name) = (kind, number, name ?? "")
        (draft.place, draft.cabinet, draft.hook) = (place, cabinet, hook)
        (draft.copies, draft.seal, draft.condition) = (copies ?? 1, seal ?? "", try shape)
        draft.note = note ?? ""
        return draft
    }

    private var shape: Key.Condition { get throws { try word(condition ?? Key.Condition.good.rawValue, "condition") } }

    private var lending: LoanDraft {
        get throws {
            var draft = LoanDraft()
            draft.kind = try word(borrowerKind ?? Borrower.Kind.staff.rawValue, "borrowerKind")
            (draft.borrower, draft.company) = (borrower ?? "", company ?? "")
            (draft.identity, draft.reason, draft.dueAt) = (identity ?? "", reason ?? "", dueAt)
            return draft
        }
    }

    private var holding: HoldDraft {
        var draft = HoldDraft()
        (draft.person, draft.giver, draft.consent, draft.until) = (person ?? "", giver ?? "", consent ?? "", until)
        return draft
    }

    private func needed<T>(_ value: T?, _ field: String) throws -> T {
        guard let value else { throw CustodyRefusal.fieldMissing(field) }
        return value
    }

    private func word<T: RawRepresentable & CaseIterable>(_ text: String, _ field: String) throws -> T
    where T.RawValue == String {
        guard let value = T(rawValue: text) else {
            throw CustodyRefusal.unknownWord(field: field, given: text, known: T.allCases.map(\.rawValue))
        }
        return value
    }
}

extension KeyActBody {
    /// What a form filled in.
    ///
    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)`` · ``CustodyRefusal/numberOutOfRange(field:least:most:)``
    init(_ form: Form, _ times: TimeWords) throws {
        func number(_ field: String, _ most: Int) throws -> Int? {
            try form[field].map {
                guard let number = Int($0) else {
                    throw CustodyRefusal.numberOutOfRange(field: field, least: 1, most: most)
                }
                return number
            }
        }
        self.init(
            borrowerKind: form["borrowerKind"], borrower: form["borrower"], company: form["company"],
            identity: form["identity"], reason: form["reason"],
            dueAt: try form["dueAt"].map { try times.given($0, "dueAt") }, loan: form["loan"],
            condition: form["condition"], note: form["note"], person: form["person"], giver: form["giver"],
            consent: form["consent"], until: try form.day("until"), receiver: form["receiver"], seal: form["seal"],
            intact: form.has("intact"), newSeal: form["newSeal"], words: form["words"], loss: form["loss"],
            deed: form["deed"], outcome: form["outcome"], entry: form["entry"], name: form["name"],
            place: form["place"], cabinet: form["cabinet"], hook: try number("hook", Cabinet.mostHooks),
            copies: try number("copies", KeyDraft.mostCopies))
    }
}
