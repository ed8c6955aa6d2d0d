import Kernel

extension ServiceLevels {
    /// - Throws: ``DeskError``
    static func read(_ file: DeskNode, _ categories: CategoryTree, _ words: TextWords) throws -> ServiceLevels {
        try file.allow(["live-channels", "after-appointment", "words", "levels"])
        return ServiceLevels(
            levels: try file.required("levels").list().unlike().map { try level($0, categories, words) },
            words: try byKind(file.required("words")) { try $0.words() },
            liveChannels: Set(try file.required("live-channels").list().map { try $0.text() }),
            calendars: words.calendars,
            afterAppointment: Set(
                try file.optional("after-appointment")?.list().map {
                    try $0.word("promise", as: Promise.Kind.self)
                } ?? []), spared: words.spared)
    }

    private static func level(_ node: DeskNode, _ categories: CategoryTree, _ words: TextWords) throws -> Level {
        try node.allow([
            "key", "name", "kind", "category", "priority", "place", "tag", "calendar", "promises", "retired",
        ])
        return Level(
            key: try node.required("key").text(), name: try node.required("name").words(),
            kind: try node.optional("kind")?.word("kind", of: words.kinds),
            category: try node.optional("category")?.category(of: categories),
            priority: try node.optional("priority")?.word("priority", as: Priority.self),
            place: try node.optional("place")?.text(), tag: try node.optional("tag")?.text(),
            calendar: try node.optional("calendar")?.word("calendar", of: words.calendars.keys) ?? Calendars.always,
            promises: try byKind(node.required("promises")) { try $0.span() },
            isRetired: try node.optional("retired")?.flag() ?? false)
    }

    private static func byKind<T>(_ node: DeskNode, _ make: (DeskNode) throws -> T) throws -> [Promise.Kind: T] {
        var result: [Promise.Kind: T] = [:]
        for (key, value) in try node.entries() {
            guard let kind = Promise.Kind(rawValue: key), Promise.Kind.sayable.contains(kind) else {
                let known = Promise.Kind.sayable.map(\.rawValue).joined(separator: ", ")
                throw value.fail("unknown promise “\(key)”; known: \(known)")
            }
            result[kind] = try make(value)
        }
        return result
    }
}

extension DeskNode {
    /// The path of a category.
    ///
    /// - Throws: ``DeskError``
    func category(of tree: CategoryTree) throws -> String {
        let path = try text()
        guard tree[path] != nil else {
            throw fail("unknown category “\(path)”\(Self.hint(path, tree.all.map(\.path)))")
        }
        return path
    }
}

extension [DeskNode] {
    /// The same, each with a key of its own.
    ///
    /// - Throws: ``DeskError``
    func unlike() throws -> [DeskNode] {
        var seen: Set<String> = []
        for node in self {
            let key = try node.required("key")
            guard seen.insert(try key.text()).inserted else { throw key.fail("“\(try key.text())” stands here twice") }
        }
        return self
    }
}
