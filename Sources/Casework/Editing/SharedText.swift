import Kernel

/// A file of actions that procedures share, by the name under which they say `uses`.
package struct SharedText: Sendable, Hashable {
    package let name: String

    /// The name of its file, by which its versions are kept. No procedure is called so: keys have no dots.
    package var file: String { ProcedureText.name(name) }

    /// Nil for any other name, as for a procedure's key.
    package init?(file: String) {
        let (folder, ending) = ("procedures/", ".yaml")
        guard file.hasPrefix(folder), file.hasSuffix(ending) else { return nil }
        let name = String(file.dropFirst(folder.count).dropLast(ending.count))
        guard (try? ProcedureText.checked(name)) != nil else { return nil }
        self.name = name
    }

    /// - Parameter name: as procedures use it.
    package init?(name: String) { self.init(file: ProcedureText.name(name)) }
}

/// A shared file that becomes another one, with every procedure that uses it.
package struct SharedChange: Sendable {
    package struct Follower: Sendable {
        package let old: Procedure
        package let new: Procedure
    }

    package let shared: SharedText
    package let source: String
    /// In the order of the desk.
    package let followers: [Follower]

    /// Which actions of which procedures become other ones: keys as `repair.dispatch`.
    package var rows: [TextEffect.Row] { followers.flatMap(\.rows) }
}

extension SharedChange.Follower {
    var rows: [TextEffect.Row] {
        let before = Dictionary(old.actions.map { ($0.key, $0) }) { first, _ in first }
        let kept = Set(new.actions.map(\.key))
        return new.actions.compactMap { row($0, before: before[$0.key]) }
            + old.actions.filter { !kept.contains($0.key) }.map { row($0, nil, [.gone]) }
    }

    private func row(_ action: Procedure.Action, before: Procedure.Action?) -> TextEffect.Row? {
        guard let before else { return row(action, nil, [.added]) }
        guard action != before else { return nil }
        var same = before
        same.name = action.name
        let isRenamed = action.name != before.name
        return row(
            action, isRenamed ? named(before) : nil,
            (isRenamed ? [.renamed] : []) + (same == action ? [] : [.changed]))
    }

    private func row(
        _ action: Procedure.Action, _ former: Words?, _ changes: [TextEffect.Change]
    ) -> TextEffect.Row {
        TextEffect.Row(key: "\(new.kind).\(action.key)", name: named(action), former: former, changes: changes)
    }

    /// `报修 · 派工`.
    private func named(_ action: Procedure.Action) -> Words {
        Words(
            zh: "\(new.name.zh) · \(action.name.zh)", zhHant: "\(new.name.zhHant) · \(action.name.zhHant)",
            en: "\(new.name.en) · \(action.name.en)")
    }
}
