import Kernel

extension TextChange {
    /// Something that a text declares, as far as a change of it is told.
    private struct Entry {
        let key: String
        let name: Words
        let isRetired: Bool
        /// All else that it says.
        let says: String
    }

    /// What becomes of what the text declares, in its order; what is gone last.
    package var rows: [TextEffect.Row] {
        let (old, new) = (Self.entries(of: text, old), Self.entries(of: text, new))
        let before = Dictionary(old.map { ($0.key, $0) }) { first, _ in first }
        let kept = Set(new.map(\.key))
        return new.compactMap { Self.row($0, before: before[$0.key]) }
            + old.filter { !kept.contains($0.key) }.map {
                TextEffect.Row(key: $0.key, name: $0.name, former: nil, changes: [.gone])
            }
    }

    /// Keys that the new text does not have any more.
    package var gone: [String] { rows.filter { $0.changes == [.gone] }.map(\.key) }

    private static func row(_ entry: Entry, before: Entry?) -> TextEffect.Row? {
        guard let before else {
            return TextEffect.Row(key: entry.key, name: entry.name, former: nil, changes: [.added])
        }
        var changes: [TextEffect.Change] = []
        if entry.isRetired != before.isRetired { changes.append(entry.isRetired ? .retired : .returned) }
        let isRenamed = entry.name != before.name
        if isRenamed { changes.append(.renamed) }
        if entry.says != before.says { changes.append(.changed) }
        guard !changes.isEmpty else { return nil }
        return TextEffect.Row(
            key: entry.key, name: entry.name, former: isRenamed ? before.name : nil, changes: changes)
    }

    private static func entries(of text: HouseText, _ texts: DeskTexts) -> [Entry] {
        switch text {
        case .categories: texts.categories.all.map(entry)
        case .levels: texts.levels.levels.map(entry)
        case .rounds:
            texts.rounds.all.flatMap { plan in
                [entry(plan)] + plan.all.map { entry($0, of: plan.key) }
            }
        }
    }

    private static func entry(_ one: Category) -> Entry {
        let says = [one.kind ?? "", one.priority?.rawValue ?? "", one.department ?? ""] + one.words
        return Entry(key: one.path, name: one.name, isRetired: one.isRetired, says: says.joined(separator: "\n"))
    }

    private static func entry(_ one: ServiceLevels.Level) -> Entry {
        let spans = one.promises.sorted { $0.key.rawValue < $1.key.rawValue }
        let says = [one.kind, one.category, one.priority?.rawValue, one.place, one.tag, one.calendar].map { $0 ?? "" }
            + spans.map { "\($0.key.rawValue) \($0.value.milliseconds)" }
        return Entry(key: one.key, name: one.name, isRetired: one.isRetired, says: says.joined(separator: "\n"))
    }

    private static func entry(_ one: RoundRules.Proposal) -> Entry {
        let says = [one.rule, one.role ?? "", one.department, "\(one.isOrdered)", "\(one.isOfEmptyRooms)"]
            + one.windows + one.kinds + one.codes
        return Entry(key: one.key, name: one.name, isRetired: one.isRetired, says: says.joined(separator: "\n"))
    }

    private static func entry(_ one: RoundRules.Check, of plan: String) -> Entry {
        let limits = [one.least, one.most].map { $0.map(String.init) ?? "" }.joined(separator: "-")
        let says = "\(one.kind) \(limits) \(one.needsPhoto) \(one.category ?? "") \(one.hours)"
        return Entry(key: "\(plan).\(one.key)", name: one.name, isRetired: one.isRetired, says: says)
    }
}
