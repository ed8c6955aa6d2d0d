/// JSON as a value: what a test sends, and what it looks into.
enum Tree: Sendable, Hashable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([Tree])
    case object([String: Tree])

    /// Null where there is no such thing.
    subscript(key: String) -> Tree {
        if case .object(let all) = self { return all[key] ?? .null }
        return .null
    }

    subscript(place: Int) -> Tree { items.indices.contains(place) ? items[place] : .null }

    var items: [Tree] {
        if case .list(let all) = self { return all }
        return []
    }

    var string: String {
        if case .text(let text) = self { return text }
        return ""
    }

    var int: Int {
        if case .number(let number) = self { return Int(number) }
        return -1
    }

    var keys: [String] {
        if case .object(let all) = self { return all.keys.sorted() }
        return []
    }

    /// The texts of a list.
    var words: [String] { items.map(\.string) }

    /// This object with other values in it.
    func with(_ changes: [String: Tree]) -> Tree {
        guard case .object(let all) = self else { return self }
        return .object(all.merging(changes) { $1 })
    }

    func without(_ key: String) -> Tree {
        guard case .object(var all) = self else { return self }
        all[key] = nil
        return .object(all)
    }
}

extension Tree: Codable {
    init(from decoder: any Decoder) throws {
        let one = try decoder.singleValueContainer()
        if one.decodeNil() {
            self = .null
        } else if let flag = try? one.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? one.decode(Double.self) {
            self = .number(number)
        } else if let text = try? one.decode(String.self) {
            self = .text(text)
        } else if let list = try? one.decode([Tree].self) {
            self = .list(list)
        } else {
            self = .object(try one.decode([String: Tree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var one = encoder.singleValueContainer()
        switch self {
        case .null: try one.encodeNil()
        case .flag(let flag): try one.encode(flag)
        case .number(let number):
            if let whole = Int(exactly: number) { try one.encode(whole) } else { try one.encode(number) }
        case .text(let text): try one.encode(text)
        case .list(let list): try one.encode(list)
        case .object(let all): try one.encode(all)
        }
    }
}

extension Tree: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(floatLiteral value: Double) { self = .number(value) }
    init(booleanLiteral value: Bool) { self = .flag(value) }
    init(arrayLiteral elements: Tree...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, Tree)...) { self = .object(Dictionary(elements) { $1 }) }
}
