import Mustache

/// What a template shows: names and values, made by a page's function.
///
/// A type of its own and not a dictionary: Mustache asks every value on its way which protocols it has, and the answer
/// for a generic type is looked for anew each time.
struct Model: ExpressibleByDictionaryLiteral, MustacheParent {
    private var values: [String: Any]

    init(dictionaryLiteral elements: (String, Any)...) {
        values = Dictionary(elements.map { ($0, Self.kept($1)) }) { _, last in last }
    }

    subscript(name: String) -> Any? {
        get { values[name] }
        set { values[name] = newValue.map(Self.kept) }
    }

    /// Takes in the other's values; of two of a name, the other's.
    mutating func merge(_ other: Model) { values.merge(other.values) { _, new in new } }

    func merging(_ other: Model) -> Model {
        var both = self
        both.merge(other)
        return both
    }

    /// A text of the model; empty where there is none of that name.
    func text(_ name: String) -> String { (values[name] as? ModelText)?.renderText ?? "" }

    private static func kept(_ value: Any) -> Any { (value as? String).map { ModelText(renderText: $0) } ?? value }

    func child(named name: String) -> Any? { values[name] }
}

/// A text as Mustache is quick with: it says itself how it is shown, and that there is nothing in it.
struct ModelText: MustacheCustomRenderable, MustacheParent {
    let renderText: String
    var isNull: Bool { renderText.isEmpty }

    func child(named name: String) -> Any? { nil }
}
