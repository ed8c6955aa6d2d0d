import Casework
import Directory
import Kernel
import Store

/// What a row of people says about unasked text messages and calls: yes or no for each channel.
enum SaidConsents {
    static let fields = ["acceptsTexts", "acceptsCalls"]

    static func field(_ channel: Consent.Channel) -> String {
        switch channel {
        case .text: "acceptsTexts"
        case .call: "acceptsCalls"
        }
    }

    static func word(_ accepts: Bool?) -> String { accepts.map { $0 ? "yes" : "no" } ?? "" }

    /// An empty cell says nothing.
    ///
    /// - Throws: ``TransferRefusal/wordUnknown(_:field:)``
    static func all(_ row: StagedRow, _ setting: ImportSetting) throws -> [Consent.Channel: Bool] {
        var all: [Consent.Channel: Bool] = [:]
        for channel in Consent.Channel.allCases {
            let text = setting.text(field(channel), row)
            if text.isEmpty { continue }
            let word = setting.words.meaning(text, in: "answers")
            guard word == "yes" || word == "no" else {
                throw TransferRefusal.wordUnknown(text, field: field(channel))
            }
            all[channel] = word == "yes"
        }
        return all
    }
}

/// What the customers whom some rows meet said last, as the rows before left it.
struct KnownConsents {
    private let isWanted: Bool
    private var all: [ID<Person>: [Consent.Channel: Bool]] = [:]

    init(_ setting: ImportSetting) {
        isWanted = SaidConsents.fields.contains { setting.columns[$0] != nil }
    }

    mutating func open(_ db: DB, of people: [ID<Person>]) throws {
        guard isWanted, !people.isEmpty else { return }
        all.merge(try ConsentTable.lastWords(db, of: people)) { $1 }
    }

    /// What of a row was not said before, by channel. A sheet may be older than what the customer said since: it never
    /// lifts a refusal, they do that themselves.
    func changes(_ said: [Consent.Channel: Bool], of person: ID<Person>) -> [ConsentChange] {
        Consent.Channel.allCases.compactMap { channel in
            let old = all[person]?[channel]
            guard let new = said[channel], new != old, old != false else { return nil }
            return ConsentChange(channel: channel, old: old, accepts: new)
        }
    }

    mutating func learn(_ change: ConsentChange, of person: ID<Person>) {
        all[person, default: [:]][change.channel] = change.accepts
    }
}

/// A word that a row says about a channel, and the one before it.
struct ConsentChange {
    let channel: Consent.Channel
    let old: Bool?
    let accepts: Bool
}
