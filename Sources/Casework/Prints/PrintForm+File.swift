import Kernel

extension PrintForm {
    private static let words = [
        "name", "size", "language", "from", "code", "sections", "notes", "signs",
        "for-customer",
    ]
    static let mostPrints = 20
    private static let mostSections = 20
    private static let mostNotes = 20
    private static let mostSigns = 6

    /// Reads the papers of a procedure, once its form, stages and passes are known.
    ///
    /// - Throws: ``DeskError`` for a stage, field or pass that the procedure has not, and for a paper without content.
    static func all(_ node: DeskNode, _ procedure: Procedure) throws -> [PrintForm] {
        let entries = try node.entries()
        guard entries.count <= mostPrints else { throw node.fail("more than \(mostPrints) prints") }
        return try entries.map { key, one in
            try one.allow(words)
            return try PrintForm(try one.key(key), one, procedure)
        }
    }

    private init(_ key: String, _ node: DeskNode, _ procedure: Procedure) throws {
        self.key = key
        name = try node.required("name").words()
        size = try node.required("size").word("size", as: Size.self)
        tongue = try node.required("language").word("language", as: Tongue.self)
        let from = try node.required("from")
        self.from = Set(try from.list().flatMap { try ActionReader.named($0, procedure.stages) })
        guard !self.from.isEmpty else { throw from.fail("a stage is missing: it could never be printed") }
        let passes = procedure.passes.map(\.key)
        pass = try node.optional("code").map { try $0.word("pass", of: passes) }
        sections = try Self.some(node, "sections", Self.mostSections).map { try Section($0, procedure.form) }
        notes = try Self.some(node, "notes", Self.mostNotes).map { try $0.words() }
        signs = try Self.some(node, "signs", Self.mostSigns).map { try $0.words() }
        isForCustomer = try node.optional("for-customer")?.flag() ?? false
        guard pass != nil || !sections.isEmpty else { throw node.fail("“sections” is missing: nothing stands on it") }
    }

    private static func some(_ node: DeskNode, _ key: String, _ most: Int) throws -> [DeskNode] {
        guard let list = node.optional(key) else { return [] }
        let all = try list.list()
        guard all.count <= most else { throw list.fail("more than \(most) “\(key)”") }
        return all
    }
}

extension PrintForm.Section {
    init(_ node: DeskNode, _ form: DeclaredForm) throws {
        try node.allow(["title", "fields"])
        title = try node.optional("title")?.words()
        let list = try node.required("fields")
        fields = try list.list().map { try form.key($0) }
        guard !fields.isEmpty else { throw list.fail("a field is missing") }
        guard Set(fields).count == fields.count else { throw list.fail("a field stands here twice") }
    }
}
