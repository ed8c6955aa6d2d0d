/// An answer that is of an earlier round: it stands in the form, and is asked anew.
package struct Bygone: Sendable, Codable, Hashable {
    /// Of the field.
    package let key: String
    /// The stages that were left since it was given: back in one of them it is no answer.
    package fileprivate(set) var stage: [String] = []
    /// The actions that were taken with it: taken again they ask for it again.
    package fileprivate(set) var by: [String] = []
}

extension Procedure {
    /// The fields that the guards of an action are about, of those that the counter did not ask.
    private func guarded(_ action: Action) -> Set<String> {
        let keys = action.needs.flatMap { need -> [String] in
            switch need {
            case .field(let key), .passed(let key): [key]
            case .form: action.asks.filter { form.field($0)?.isRequired == true }
            default: []
            }
        }
        return Set(keys.filter { form.field($0)?.isAtIntake == false })
    }

    /// What the form holds for an action: without the answers of an earlier round that it needs or must ask.
    package func held(for action: Action, _ case: Case) -> [String: String] {
        guard !`case`.bygone.isEmpty else { return `case`.form }
        let must = guarded(action).union(action.asks.filter { form.field($0)?.isRequired == true })
        let old = `case`.bygone.filter { one in
            must.contains(one.key) && (one.stage.contains(`case`.stage) || one.by.contains(action.key))
        }
        let keys = Set(old.map(\.key))
        return `case`.form.filter { !keys.contains($0.key) }
    }

    /// Which answers are of an earlier round after an act. What was given with it is not, but for the action itself.
    func outliving(_ act: Act, _ action: Action, since old: Case, _ now: Case) -> [CaseEvent] {
        let given = action.asks.filter { act.form[$0]?.filled != nil }
        var all = Dictionary(uniqueKeysWithValues: old.bygone.filter { !given.contains($0.key) }.map { ($0.key, $0) })
        func add(_ key: String, to path: WritableKeyPath<Bygone, [String]>, _ word: String) {
            guard form.field(key)?.isAtIntake == false, now.form[key] != nil else { return }
            var one = all[key] ?? Bygone(key: key)
            if !one[keyPath: path].contains(word) { one[keyPath: path].append(word) }
            all[key] = one
        }
        if now.stage != old.stage {
            let left = actions.filter { $0.from.contains(old.stage) && !$0.from.contains(now.stage) }
            for key in left.flatMap(\.asks) { add(key, to: \.stage, old.stage) }
        }
        for key in action.asks where guarded(action).contains(key) { add(key, to: \.by, action.key) }
        let after = all.values.sorted { $0.key < $1.key }
        return after == old.bygone ? [] : [.bygone(after)]
    }
}

extension KeyedDecodingContainer {
    /// Answers that were kept before there were rounds have none.
    func decode(_: [Bygone].Type, forKey key: Key) throws -> [Bygone] {
        try decodeIfPresent([Bygone].self, forKey: key) ?? []
    }
}
