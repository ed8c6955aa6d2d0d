import Kernel

extension DeclaredForm {
    static let mostFields = 60
    static let mostOptions = 60

    /// Reads the fields of a procedure's file.
    ///
    /// - Throws: ``DeskError`` for a field that stands there twice, a condition on a field that does not come before
    ///   it, a limit that its kind has not.
    init(_ node: DeskNode) throws {
        var fields: [Field] = []
        for one in try node.list() {
            let field = try Field(one, before: fields)
            guard !fields.contains(where: { $0.key == field.key }) else {
                throw one.fail("the field “\(field.key)” stands here twice")
            }
            fields.append(field)
        }
        guard fields.count <= Self.mostFields else { throw node.fail("more than \(Self.mostFields) fields") }
        self.init(fields: fields)
    }

    /// A key of a field, where a file names one.
    func key(_ node: DeskNode, _ kinds: [Kind] = Kind.allCases) throws -> String {
        let known = fields.filter { kinds.contains($0.kind) }.map(\.key)
        return try node.word("field", of: known)
    }
}

extension DeclaredForm.Field {
    private static let known = [
        "key", "type", "name", "help", "required", "at-intake", "unit", "least", "most", "options", "columns",
        "shown-when", "for-customer",
    ]

    init(_ node: DeskNode, before others: [Self], isColumn: Bool = false) throws {
        try node.allow(Self.known)
        let kind = try node.required("type").word("type", as: DeclaredForm.Kind.self)
        if isColumn, kind == .table || kind.isFile { throw node.fail("a column cannot hold “\(kind.rawValue)”") }
        self.init(
            key: try node.required("key").key(), kind: kind, name: try node.required("name").words(),
            help: try node.optional("help")?.words(), isRequired: try node.optional("required")?.flag() ?? false,
            isAtIntake: try (node.optional("at-intake")?.flag() ?? true) && !kind.isFile,
            unit: try node.optional("unit")?.words(),
            least: try node.optional("least").map { try Self.limit($0, kind) },
            most: try node.optional("most").map { try Self.limit($0, kind) }, options: try Self.options(node, kind),
            columns: try Self.columns(node, kind),
            shownWhen: try node.optional("shown-when").map { try .init($0, among: others) })
        isForCustomer = try node.optional("for-customer")?.flag() ?? false
        if let least, let most, least > most { throw node.fail("“least” is more than “most”") }
        if kind == .consent, help == nil { throw node.fail("“help” is missing: it says what is agreed to") }
    }

    /// In the spelling of the file: a number with its places, money in yuan.
    private static func limit(_ node: DeskNode, _ kind: DeclaredForm.Kind) throws -> Int64 {
        let places: Int
        switch kind {
        case .number: places = 3
        case .money: places = 2
        case .text, .longText, .person, .window, .table: places = 0
        default: throw node.fail("a field of the type “\(kind.rawValue)” has no such limit")
        }
        guard let limit = FixedPoint.number(try node.text(), places: places) else {
            throw node.fail("a number with at most \(places) places is expected here")
        }
        return limit
    }

    private static func options(_ node: DeskNode, _ kind: DeclaredForm.Kind) throws -> [Desk.Entry] {
        guard kind.hasOptions else {
            if let other = node.optional("options") { throw other.fail("“\(kind.rawValue)” has no options") }
            return []
        }
        let list = node.optional("options") ?? node
        let nodes = try node.required("options").list()
        let entries = try nodes.map { one in
            try one.allow(["key", "name"])
            return Desk.Entry(key: try one.required("key").key(), name: try one.required("name").words())
        }
        guard (1...DeclaredForm.mostOptions).contains(entries.count) else { throw list.fail("one option at least") }
        guard Set(entries.map(\.key)).count == entries.count else { throw list.fail("an option stands here twice") }
        return entries
    }

    private static func columns(_ node: DeskNode, _ kind: DeclaredForm.Kind) throws -> [Self] {
        guard kind == .table else {
            if let other = node.optional("columns") { throw other.fail("“\(kind.rawValue)” has no columns") }
            return []
        }
        let columns = try node.required("columns").list().map { try Self($0, before: [], isColumn: true) }
        guard (1...8).contains(columns.count), Set(columns.map(\.key)).count == columns.count else {
            throw node.fail("one to eight columns, each once")
        }
        return columns
    }
}

extension DeclaredForm.Showing {
    /// Reads `{ field: works, is: [gas] }`: a field whose values are options, and some of them.
    ///
    /// - Throws: ``DeskError`` for another field, or an option that it has not.
    init(_ node: DeskNode, among fields: [DeclaredForm.Field]) throws {
        try node.allow(["field", "is"])
        let deciding = fields.filter { [.choice, .choices, .consent].contains($0.kind) }
        let name = try node.required("field").word("field", of: deciding.map(\.key))
        let options = deciding.first { $0.key == name }?.options.map(\.key) ?? []
        let known = options.isEmpty ? ["yes"] : options
        let values = try node.required("is").list().map { try $0.word("option", of: known) }
        guard !values.isEmpty else { throw node.fail("“is” names no option") }
        self.init(field: name, values: values)
    }
}
