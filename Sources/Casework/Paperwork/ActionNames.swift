import Kernel

/// What the actions of a procedure may name.
struct ActionNames {
    let form: DeclaredForm
    private let notices: [String]
    private let passes: [String]
    private let known: DeskWords?

    init(_ file: DeskNode, _ form: DeclaredForm, _ notices: [String: Words], _ known: DeskWords?) throws {
        (self.form, self.known, self.notices) = (form, known, notices.keys.sorted())
        passes = try file.optional("passes")?.entries().map(\.key) ?? []
    }

    /// What the timeline itself writes is no name of an action; what was taken before keeps its name.
    func checkKey(_ key: String, _ node: DeskNode) throws {
        guard known == nil || !TimelineEntry.reserved.contains(key) else {
            throw node.fail("“\(key)” is what the timeline itself writes; call the action otherwise")
        }
    }

    /// A guard: a word, or a table of one word with what it is about.
    func need(_ node: DeskNode) throws -> Guard {
        guard node.isTable else {
            let known = Guard.words.keys.sorted() + Input.allCases.map(\.rawValue)
            return try node.word("need", known: known) { Guard($0) }
        }
        if node.optional("is") != nil { return .holds(try .init(node, among: form.fields)) }
        let (word, value) = try single(node, of: ["field", "checklist-passed", "may", "parent-in"], "need")
        switch word {
        case "field": return .field(try form.key(value))
        case "may": return .atMost(try value.integer(in: 1...1000))
        case "parent-in": return .parentIn(try Self.stages(value))
        default: return .passed(try form.key(value, [.checklist]))
        }
    }

    /// Stages of another procedure, which nobody knows here.
    private static func stages(_ node: DeskNode) throws -> [String] {
        let stages = try node.list().map { try $0.text() }
        guard !stages.isEmpty else { throw node.fail("one stage at least") }
        return stages
    }

    /// The fields of the form that an action asks: a list of their keys, or `intake` for those of the beginning.
    func asked(_ node: DeskNode?) throws -> [String] {
        guard let node else { return [] }
        if (try? node.text()) == "intake" {
            guard !form.isEmpty else { throw node.fail("the procedure has no form") }
            return form.intakeFields.map(\.key)
        }
        return try node.list().map { try form.key($0) }
    }

    func isConsequence(_ node: DeskNode) -> Bool {
        node.isTable || (try? node.text()).flatMap { ConsequenceWord(rawValue: $0) }?.isPlain == true
    }

    func effect(_ node: DeskNode) throws -> Effect {
        let words = ConsequenceWord.allCases.map(\.rawValue)
        if let text = try? node.text(), words.contains(text) {
            throw node.fail("“\(text)” says nothing alone: write { \(text): … }")
        }
        return try node.word("effect", known: Effect.allCases.map(\.rawValue) + words) { Effect(rawValue: $0) }
    }

    /// An effect with what it is about, and with `when`: what the form has to say for it.
    func bringing(_ node: DeskNode) throws -> Procedure.Bringing {
        let when = try node.optional("when").map { try DeclaredForm.Showing($0, among: form.fields) }
        return Procedure.Bringing(what: try consequence(node), when: when)
    }

    private func consequence(_ node: DeskNode) throws -> Consequence {
        guard node.isTable else { return try node.text() == "end-passes" ? .endPasses : .freeSlots }
        let words = ConsequenceWord.allCases.filter { !$0.isPlain }.map(\.rawValue)
        let (word, value) = try single(node, of: words, "effect", beside: "when")
        switch ConsequenceWord(rawValue: word) {
        case .task: return try task(value)
        case .notify: return .notify(try value.word("notice", of: notices))
        case .pass: return .pass(try value.word("pass", of: passes))
        case .slot: return try slot(value)
        case .link: return .link(try form.key(value, [.text]))
        default: return try subCase(value)
        }
    }

    /// The one word of a table, and what it says of it.
    private func single(
        _ node: DeskNode, of words: [String], _ what: String, beside other: String? = nil
    ) throws -> (String, DeskNode) {
        let entries = try node.entries().filter { $0.key != other }
        guard let (word, value) = entries.first, entries.count == 1 else { throw node.fail("one \(what) is expected") }
        guard words.contains(word) else {
            throw value.fail(
                "unknown \(what) “\(word)”\(DeskNode.hint(word, words)); known: \(words.joined(separator: ", "))")
        }
        return (word, value)
    }

    private func task(_ node: DeskNode) throws -> Consequence {
        try node.allow(["for", "trade", "title"])
        let place = try node.required("for")
        let department = try known.map { try place.word("department", of: $0.departments) } ?? place.text()
        let trade = try node.optional("trade").map { one in
            try known.map { try one.word("category", of: $0.categories) } ?? one.text()
        }
        return .task(department: department, trade: trade, title: try node.required("title").words())
    }

    private func slot(_ node: DeskNode) throws -> Consequence {
        try node.allow(["of", "field"])
        let place = try node.required("of")
        let slot = try known.map { try place.word("slot", of: $0.slots.resources.map(\.key)) } ?? place.text()
        return .slot(slot, field: try form.key(node.required("field"), [.window]))
    }

    private func subCase(_ node: DeskNode) throws -> Consequence {
        try node.allow(["kind", "title", "copies"])
        let place = try node.required("kind")
        let kind = try known.map { try place.word("kind", of: $0.kinds) } ?? place.text()
        let copies = try node.optional("copies")?.list().map { try form.key($0) } ?? []
        return .subCase(kind: kind, title: try node.required("title").words(), copies: copies)
    }

    func promises(_ node: DeskNode, _ procedure: Procedure) throws -> [DeclaredPromise] {
        try node.entries().map { key, one in
            try one.allow(["name", "after", "within", "calendar", "words", "kept-by"])
            let calendar = one.optional("calendar")
            let calendars = (known?.calendars ?? []) + [Calendars.always]
            let words = try one.required("words")
            guard try words.words().zh.contains("{time}") else { throw words.fail("“{time}” is missing") }
            return DeclaredPromise(
                key: key, name: try one.required("name").words(),
                after: try one.required("after").word("stage", of: procedure.stages.map(\.key)),
                within: try one.required("within").span(),
                calendar: try calendar.map { try known == nil ? $0.text() : $0.word("calendar", of: calendars) }
                    ?? Calendars.always, words: try words.words(),
                keptBy: Set(
                    try one.required("kept-by").list().map {
                        try $0.word("action", of: procedure.actions.map(\.key))
                    }))
        }
    }

    func passes(_ node: DeskNode, _ procedure: Procedure) throws -> [PassRule] {
        try node.entries().map { key, one in
            try one.allow(["name", "uses", "holds", "window", "shows", "action"])
            let (holds, window) = (one.optional("holds"), one.optional("window"))
            guard (holds == nil) != (window == nil) else {
                throw one.fail("say either how long it holds or in which window")
            }
            return PassRule(
                key: key, name: try one.required("name").words(),
                uses: try one.optional("uses")?.integer(in: 1...1000) ?? 1, holds: try holds?.span(),
                window: try window.map { try form.key($0, [.window]) },
                shows: try one.optional("shows")?.list().map { try form.key($0) } ?? [],
                action: try one.required("action").word("action", of: procedure.actions.map(\.key)))
        }
    }
}
