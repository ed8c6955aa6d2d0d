import Directory
import Kernel
import Store
import Workforce

extension PersonDeed {
    /// A vehicle, a pet, somebody to call, a membership.
    func add(_ rules: ContactRules) throws {
        guard try BelongingTable.all(tx, of: person.id).count < Belonging.most else {
            throw PersonRefusal.personHasTooMany(limit: Belonging.most)
        }
        let one = try Belonging(
            id: tx.newID(), person: person.id, kind: try kind(), values: act.fields ?? [:], from: act.from,
            to: act.until
        ).checked(today: today)
        try rules.check(one)
        try BelongingTable.insert(tx, one)
        try saveNoting(one.kind.rawValue, nil, one.line, why: act.reason?.trimmed)
    }

    func end() throws {
        var one = try belonging()
        guard one.to == nil else { throw PersonRefusal.entryIsOver }
        one.to = try act.required(act.day, "day")
        one = try one.checked(today: today)
        try BelongingTable.update(tx, one)
        try saveNoting(one.kind.rawValue, one.line, "– \(one.to?.description ?? "")", why: act.reason?.trimmed)
    }

    /// The wrong entry stays, struck through; the right one is written for it.
    func correct(_ rules: ContactRules) throws {
        var old = try belonging()
        let right = try Belonging(
            id: tx.newID(), person: person.id, kind: old.kind, values: act.fields ?? old.values,
            from: act.from ?? old.from, to: act.until ?? old.to, follows: old.id
        ).checked(today: today)
        if right["membership"] != old["membership"] { try rules.check(right) }
        guard right.values != old.values || right.from != old.from || right.to != old.to else {
            throw PersonRefusal.nothingChanged
        }
        let why = act.reason?.trimmed ?? ""
        (old.struckAt, old.struckWhy) = (tx.now, why)
        try BelongingTable.update(tx, old)
        try BelongingTable.insert(tx, right)
        try saveNoting(old.kind.rawValue, old.line, right.line, why: why)
    }

    func strike() throws {
        var one = try belonging()
        (one.struckAt, one.struckWhy) = (tx.now, try act.reasoned())
        try BelongingTable.update(tx, one)
        try saveNoting(one.kind.rawValue, one.line, nil, why: one.struckWhy)
    }

    /// - Throws: ``PersonRefusal/paperNumberWrong`` · ``PersonRefusal/paperKnownAlready`` of this person ·
    ///   ``PersonRefusal/sealedAway`` where there is no key to seal with
    func addPaper(_ keyring: Keyring?) throws {
        let kind: PaperNumber.Kind = try kind()
        let number = try PaperNumber(kind, try act.said(act.number, "number", limit: 60), today: today)
        let papers = try PaperTable.all(tx, of: person.id)
        guard papers.count < Paper.most else { throw PersonRefusal.personHasTooMany(limit: Paper.most) }
        guard let keyring else { throw PersonRefusal.sealedAway }
        let id: ID<Paper> = tx.newID()
        let paper = Paper(
            id: id, person: person.id, kind: kind, sealed: try keyring.seal(number, of: id),
            validUntil: act.validUntil, madeAt: tx.now)
        guard let mark = try keyring.mark(of: number.text) else { throw PersonRefusal.sealedAway }
        guard try !papers.contains(where: { try $0.isStanding && keyring.number(of: $0) == number.text })
        else { throw PersonRefusal.paperKnownAlready }
        try PaperTable.insert(tx, paper, mark: mark, by: actor.staff.number)
        try saveNoting("paper", nil, kind.rawValue)
    }

    func strikePaper() throws {
        guard let paper = try PaperTable.find(tx, try entry(Paper.self)), paper.person == person.id, paper.isStanding
        else { throw PersonRefusal.unknownEntry }
        let why = try act.reasoned()
        try PaperTable.strike(tx, paper.id, why: why)
        try saveNoting("paper", paper.kind.rawValue, nil, why: why)
    }

    private func kind<T: RawRepresentable & CaseIterable>() throws -> T where T.RawValue == String {
        let given = try act.said(act.kind, "kind", limit: 40)
        if let kind = T(rawValue: given) { return kind }
        throw CaseRefusal.unknownWord(field: "kind", given: given, known: T.allCases.map(\.rawValue))
    }

    private func belonging() throws -> Belonging {
        guard let one = try BelongingTable.find(tx, try entry(Belonging.self)), one.person == person.id,
            one.isStanding
        else { throw PersonRefusal.unknownEntry }
        return one
    }
}

extension ContactRules {
    /// - Throws: ``CaseRefusal/unknownWord(field:given:known:)`` for what nobody is a member of here
    fileprivate func check(_ one: Belonging) throws {
        guard one.kind == .membership, !memberships.contains(where: { $0.key == one["membership"] }) else { return }
        throw CaseRefusal.unknownWord(field: "membership", given: one["membership"], known: memberships.map(\.key))
    }
}
