import Directory
import Foundation
import Kernel
import Store
import Workforce

/// One thing that a row of an import made or changed: enough to take it back, and to see whether somebody changed it
/// since.
enum Effect: Sendable {
    case made(Thing, Int64, seal: String)
    /// With what was there before, as JSON.
    case changed(Thing, Int64, seal: String, before: String)

    enum Thing: String, Sendable {
        case place, person, staff, vehicle, `case`, arrears, paper, consent
        /// Of a place its record and what was said of its status.
        case premises
        /// Of a customer's history.
        case entry
    }

    /// Of what nobody changes.
    static let noSeal = "-"

    /// A line that ``init(_:)`` reads: `place + 01h2… 5f3a…`.
    var line: String {
        switch self {
        case .made(let thing, let id, let seal): "\(thing.rawValue) + \(id) \(seal)"
        case .changed(let thing, let id, let seal, let before): "\(thing.rawValue) ~ \(id) \(seal) \(before)"
        }
    }

    init?(_ line: Substring) {
        let parts = line.split(separator: " ", maxSplits: 4).map(String.init)
        guard parts.count >= 4, let thing = Thing(rawValue: parts[0]), let id = Int64(parts[2]) else { return nil }
        switch (parts[1], parts.count) {
        case ("+", 4): self = .made(thing, id, seal: parts[3])
        case ("~", 5): self = .changed(thing, id, seal: parts[3], before: parts[4])
        default: return nil
        }
    }

    static func lines(_ effects: [Effect]) -> String { effects.map(\.line).joined(separator: "\n") }
    static func read(_ text: String) -> [Effect] { text.split(separator: "\n").compactMap { Effect($0) } }

    /// A number that another text hardly has (FNV-1a, 64 bits): only to see that somebody changed a thing.
    static func seal(_ text: String) -> String { String(hash(text), radix: 16) }

    static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    static func before(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder.sorted.encode(value), as: UTF8.self)
    }
}

extension Place {
    var seal: String { Effect.seal("\(code)\u{1F}\(name)\u{1F}\(kind)\u{1F}\(parent?.number ?? 0)") }
}

extension PlaceState {
    /// Of the place too: whoever moved or renamed it has it as they know it.
    var seal: String { Effect.seal("\(place.seal) \(version) \(lastSaid) \(place.retiredOn.map { "\($0)" } ?? "")") }
}

extension Belonging {
    var seal: String {
        let days = [from, to].map { $0.map { "\($0)" } ?? "" }
        return Effect.seal(([person.description, line, struckAt == nil ? "" : "-"] + days).joined(separator: "\u{1F}"))
    }
}

extension PersonRecord {
    var seal: String { Effect.seal(print) }
}

extension Staff {
    var seal: String {
        let posts = roles.map { post in
            let limit = post.isWhole ? "" : "#\(post.place?.number ?? 0)#\(post.category ?? "")"
            return "\(post.role)@\(post.project?.number ?? 0)\(limit)"
        }
        let homes = departments.map { "\($0.number)" }
        let firmness = ["\(isActive)", "\(stage)", "\(manager?.number ?? 0)"]
        let parts = [user, name, phone] + firmness + posts + ["\u{2}"] + homes
        return Effect.seal(parts.joined(separator: "\u{1F}"))
    }
}
