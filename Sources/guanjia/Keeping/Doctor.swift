import ArgumentParser
import Casework
import Foundation
import Kernel
import Store
import Web

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks store, audit trail, cases, files, disk, clock and settings, and says what to do.")

    @OptionGroup var options: ServeOptions
    @Flag(help: "Answers JSON.") var json = false

    func run() async throws {
        let settings = try options.settings()
        let house = try await options.store.open()
        var findings = try await house.store.check() + [house.store.checkClock()]
        findings += try await house.cases.check()
        findings += [Self.disk(settings), Self.files(settings), Self.settings(settings)]
        house.store.close()
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            say(String(decoding: try encoder.encode(findings), as: UTF8.self))
        } else {
            for finding in findings { tell(finding) }
        }
        let (bad, warnings) = (findings.count { $0.state == .bad }, findings.count { $0.state == .warning })
        if !json { say("\(findings.count) checks: \(bad) bad, \(warnings) to look at") }
        if bad > 0 { throw ExitCode(1) }
    }

    private func tell(_ finding: Finding) {
        say("\(finding.state.rawValue) \(finding.check): \(finding.detail)")
        if let remedy = finding.remedy { say("     → \(remedy)") }
    }

    private static func folder(_ settings: Settings) -> String {
        let blobs = settings[.blobs]
        guard blobs.isEmpty else { return blobs }
        return settings[.store].contains("://") ? "guanjia.blobs" : settings[.store] + ".blobs"
    }

    /// Room for a gigabyte, at least: a commit that finds none is refused.
    private static func disk(_ settings: Settings) -> Finding {
        let path = settings[.store].contains("://") ? folder(settings) : settings[.store]
        guard let free = Disk.free(at: path) else {
            return .warning("disk", "nobody can tell how much is free", remedy: "look at the disk of \(path)")
        }
        let text = "\(free / 1_000_000) MB free"
        return free > 1_000_000_000
            ? .good("disk", text) : .bad("disk", text, remedy: "make room, or move the store to a larger disk")
    }

    private static func files(_ settings: Settings) -> Finding {
        let path = folder(settings)
        guard FileManager.default.fileExists(atPath: path) else {
            return .good("folder of files", "\(path) is made with the first file")
        }
        return FileManager.default.isWritableFile(atPath: path)
            ? .good("folder of files", path)
            : .bad("folder of files", "\(path) cannot be written", remedy: "give it to the user that runs the program")
    }

    private static func settings(_ settings: Settings) -> Finding {
        let strange = Settings.strangers
        guard strange.isEmpty else {
            return .warning(
                "settings", "no setting is called \(strange.joined(separator: ", "))",
                remedy: "guanjia config lists them all")
        }
        return .good("settings", "all known")
    }
}
