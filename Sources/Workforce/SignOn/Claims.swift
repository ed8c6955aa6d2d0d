import Foundation
import JWTKit

/// What a provider says of somebody in an `id_token` whose signature was right. Nothing of it counts before
/// ``judge(_:at:)``.
struct Claims: JWTPayload, Equatable {
    /// One claim, as far as anything here is decided by it.
    enum Value: Codable, Sendable, Equatable {
        case text(String), number(Double), flag(Bool), list([String]), other

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let flag = try? value.decode(Bool.self) { self = .flag(flag) }
            else if let number = try? value.decode(Double.self) { self = .number(number) }
            else if let text = try? value.decode(String.self) { self = .text(text) }
            else if let list = try? value.decode([String].self) { self = .list(list) }
            else { self = .other }
        }

        func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            switch self {
            case .text(let text): try value.encode(text)
            case .number(let number): try value.encode(number)
            case .flag(let flag): try value.encode(flag)
            case .list(let list): try value.encode(list)
            case .other: try value.encodeNil()
            }
        }
    }

    let all: [String: Value]

    init(from decoder: any Decoder) throws {
        all = try decoder.singleValueContainer().decode([String: Value].self)
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(all)
    }

    /// The signature is the library's; what the claims say is judged apart, at a time that is given.
    func verify(using algorithm: some JWTAlgorithm) throws {
        guard all["iss"] != nil else { throw Untrue("no iss") }
    }

    func text(_ name: String) -> String? {
        if case .text(let text)? = all[name], !text.isEmpty { text } else { nil }
    }

    func number(_ name: String) -> Double? { if case .number(let number)? = all[name] { number } else { nil } }
    func isTrue(_ name: String) -> Bool { all[name] == .flag(true) }

    /// One text, or a list of them.
    func words(_ name: String) -> [String] {
        switch all[name] {
        case .text(let text)?: [text]
        case .list(let list)?: list
        default: []
        }
    }
}
