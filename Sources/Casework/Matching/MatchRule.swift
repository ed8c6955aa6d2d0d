import Kernel

/// Which cases may belong to one, as what was found belongs to what was lost: `matches` in a procedure's file.
package struct MatchRule: Sendable, Equatable {
    /// What is held beside each other, and how much it weighs.
    package struct Part: Sendable, Equatable {
        /// A field of the form; ``place`` where the form has none of that name is the place of the case.
        package let key: String
        package let weight: Int
    }

    /// Of which kind the others are; its own where the file says none.
    package let kind: String
    /// The action that links the two, and the field of the form that says the other's number there.
    package let action: String
    package let field: String
    /// A choice that the other answers otherwise; nil where none has to.
    package let unlike: String?
    /// A date in both forms, and how far apart the two may be.
    package let day: String
    package let within: Span
    /// In the order of the file.
    package let by: [Part]
    /// So alike are those that are shown, in per cent.
    package let least: Int

    static let place = "place"
    private static let compared: [DeclaredForm.Kind] = [.text, .longText, .choice, .choices, .place]
}

extension MatchRule {
    /// - Parameter kinds: those of the desk; nil where the file was checked before.
    /// - Throws: ``DeskError`` for an unknown kind or field, and for an action that does not link by one field.
    init(_ node: DeskNode, _ procedure: Procedure, kinds: [String]?) throws {
        try node.allow(["kind", "action", "unlike", "day", "within", "by", "least"])
        let form = procedure.form
        let other = try node.optional("kind").map { node in
            try kinds.map { try node.word("kind", of: $0) } ?? node.text()
        }
        kind = other ?? procedure.kind
        let named = try node.required("action")
        action = try named.word("action", of: procedure.actions.map(\.key))
        guard let field = procedure.action(action)?.linkField else {
            throw named.fail("“\(action)” does not link: it asks one field and does { link: that field }")
        }
        self.field = field
        unlike = try node.optional("unlike").map { try form.key($0, [.choice]) }
        day = try form.key(try node.required("day"), [.date])
        within = try node.required("within").span()
        let known = form.fields.filter { Self.compared.contains($0.kind) }.map(\.key) + [Self.place]
        by = try node.required("by").entries().map { key, weight in
            guard known.contains(key) else {
                throw weight.fail(
                    "unknown field “\(key)”\(DeskNode.hint(key, known)); known: \(known.joined(separator: ", "))")
            }
            return Part(key: key, weight: try weight.integer(in: 1...100))
        }
        least = try node.required("least").integer(in: 1...100)
    }
}

extension Procedure.Action {
    /// The field by which it links, where it asks nothing else.
    var linkField: String? {
        let fields = brings.compactMap { one -> String? in
            if case .link(let field) = one.what { return field }
            return nil
        }
        return fields.count == 1 && asks == fields ? fields.first : nil
    }
}
