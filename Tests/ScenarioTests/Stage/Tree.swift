import Foundation

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

extension Tree {
    /// Not by `Decodable`: to learn a value's type by failing at the others throws, and the runner of the tests takes
    /// the call stack of every error that is thrown; that was a quarter of the time of all tests.
    init(reading json: Data) throws {
        self.init(try JSONSerialization.jsonObject(with: json, options: [.fragmentsAllowed]))
    }

    private init(_ value: Any) {
        self =
            switch value {
            case let list as [Any]: .list(list.map(Tree.init))
            case let all as [String: Any]: .object(all.mapValues(Tree.init))
            case let text as String: .text(text)
            case let number as NSNumber where number.isFlag: .flag(number.boolValue)
            case let number as NSNumber: .number(number.doubleValue)
            default: .null
            }
    }
}

extension NSNumber {
    /// Made from true or false, not from a number.
    fileprivate var isFlag: Bool { String(cString: objCType) == "c" }
}

extension Tree: Encodable {
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
