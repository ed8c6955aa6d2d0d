import Kernel

/// How a procedure is begun for many places at once.
package struct InvitationRule: Sendable, Equatable {
    /// The key of the notice that each customer has: with `{link}`, and maybe `{number}`.
    package let notice: String
    /// The field of the form that holds whom it is for; nil where none does.
    package let person: String?

    /// - Throws: ``DeskError`` for a notice that is not there or has no place for the link, for a field that is none
    ///   of a person.
    init(_ node: DeskNode, _ procedure: Procedure) throws {
        try node.allow(["notice", "person"])
        let named = try node.required("notice")
        notice = try named.word("notice", of: procedure.notices.keys.sorted())
        let words = procedure.notices[notice]
        guard Language.allCases.allSatisfy({ words?[$0].contains(CustomerPageRules.link) ?? false }) else {
            throw named.fail("“{link}” is missing")
        }
        let people = procedure.form.fields.filter { $0.kind == .person }.map(\.key)
        person = try node.optional("person")?.word("field", of: people)
    }
}
