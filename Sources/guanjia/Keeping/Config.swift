import ArgumentParser
import Foundation

struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists every setting with its value, where it comes from, and what it means.")

    @OptionGroup var options: ServeOptions
    @Flag(help: "Answers JSON.") var json = false

    func run() throws {
        let settings = try options.settings()
        let rows = Setting.allCases.map { ($0, settings.entry($0)) }
        guard !json else {
            let all = rows.map { setting, entry in
                [
                    "name": setting.rawValue, "variable": setting.variable, "value": Self.shown(entry.value, setting),
                    "origin": entry.origin, "meaning": setting.meaning,
                ]
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            return say(String(decoding: try encoder.encode(all), as: UTF8.self))
        }
        for (setting, entry) in rows {
            say("\(setting.rawValue) = \(Self.shown(entry.value, setting))  (\(entry.origin)) — \(setting.meaning)")
        }
        for name in Settings.strangers { say("\(name) is set, and is no setting of this program") }
    }

    /// Without the password of an address, and of a secret only that it is there.
    static func shown(_ value: String, _ setting: Setting = .store) -> String {
        guard !setting.isSecret || value.isEmpty else { return "…" }
        return value.replacing(/(:\/\/[^\/:@]+:)[^@\/]*@/) { "\($0.1)…@" }
            .replacing(/([?&]password=)[^&]*/) { "\($0.1)…" }
    }
}
