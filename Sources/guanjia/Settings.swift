import Foundation
import Yams

/// The settings of one run, each with where it comes from.
struct Settings: Sendable {
    /// Names the file; a flag of every command does too.
    static let fileVariable = "GUANJIA_CONFIG"

    struct Entry: Sendable {
        let value: String
        /// `default`, `GUANJIA_PORT`, the path of the file, or `--port`.
        let origin: String
    }

    private var entries: [Setting: Entry] = [:]

    /// - Parameter file: its path; nil for `GUANJIA_CONFIG`, else `guanjia.yaml` where it lies in the working folder.
    /// - Throws: ``UsageError`` where the file is missing, is not a YAML table, or has a name that is no setting.
    init(file: String?, flags: [Setting: String?]) throws {
        let environment = ProcessInfo.processInfo.environment
        let named = file ?? environment[Self.fileVariable]
        let path = named ?? "guanjia.yaml"
        let isThere = FileManager.default.fileExists(atPath: path)
        if named != nil, !isThere { throw UsageError("the settings file \(path) is not there") }
        let written = isThere ? try Self.read(path) : [:]
        for setting in Setting.allCases {
            if let flag = flags[setting] ?? nil {
                entries[setting] = Entry(value: flag, origin: "--\(setting.rawValue)")
            } else if let value = written[setting.rawValue] {
                entries[setting] = Entry(value: value, origin: path)
            } else if let value = environment[setting.variable], !value.isEmpty {
                entries[setting] = Entry(value: value, origin: setting.variable)
            }
        }
    }

    func entry(_ setting: Setting) -> Entry {
        entries[setting] ?? Entry(value: setting.fallback, origin: "default")
    }

    subscript(_ setting: Setting) -> String { entry(setting).value }

    /// - Throws: ``UsageError`` where it is no whole number from nought.
    func number(_ setting: Setting) throws -> Int {
        guard let number = Int(self[setting]), number >= 0 else {
            throw UsageError("\(setting.rawValue) from \(entry(setting).origin) is no number: “\(self[setting])”")
        }
        return number
    }

    /// What is set in the environment under our name and is no setting: most likely misspelt.
    static var strangers: [String] {
        let known = Set(Setting.allCases.map(\.variable) + [fileVariable])
        let ours = ProcessInfo.processInfo.environment.keys.filter { $0.hasPrefix("GUANJIA_") }
        return ours.filter { !known.contains($0) }.sorted()
    }

    private static func read(_ path: String) throws -> [String: String] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard let node = try compose(yaml: text) else { return [:] }
        guard let table = node.mapping else { throw UsageError("\(path) is not a table of settings") }
        var values: [String: String] = [:]
        for (key, value) in table {
            guard let name = key.string, Setting(rawValue: name) != nil, let text = value.scalar?.string else {
                let known = Setting.allCases.map(\.rawValue).joined(separator: ", ")
                throw UsageError("\(path): “\(key.string ?? "?")” is not a setting with one value; known: \(known)")
            }
            values[name] = text
        }
        return values
    }
}
