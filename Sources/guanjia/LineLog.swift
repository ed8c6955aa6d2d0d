import Foundation
import Kernel
import Logging

/// A line an event on standard error, as text or as JSON; time, level, what, and its particulars by name.
struct LineLog: LogHandler {
    var logLevel = Logger.Level.info
    var metadata = Logger.Metadata()
    private let isJSON: Bool
    private let label: String

    /// - Throws: ``UsageError`` for a level or a format that there is not.
    static func logger(_ settings: Settings) throws -> Logger {
        let (level, format) = (settings[.logLevel], settings[.logFormat])
        guard let level = Logger.Level(rawValue: level) else { throw UsageError("unknown log level “\(level)”") }
        guard ["text", "json"].contains(format) else { throw UsageError("unknown log format “\(format)”") }
        var logger = Logger(label: "guanjia") { LineLog(isJSON: format == "json", label: $0) }
        logger.logLevel = level
        return logger
    }

    private init(isJSON: Bool, label: String) {
        self.isJSON = isJSON
        self.label = label
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let at = "\(Clock.system.now())"
        let pairs = all.map { ($0.key, Self.oneLine("\($0.value)")) }
        let message = Self.oneLine("\(event.message)")
        let line =
            isJSON
            ? Self.json([("at", at), ("level", event.level.rawValue), ("event", message)] + pairs)
            : ([at, event.level.rawValue, message] + pairs.map { "\($0)=\($1)" }).joined(separator: " ")
        // A full disk under the log stops nobody: what cannot be told is not told.
        try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
    }

    /// What somebody typed begins no line of its own.
    private static func oneLine(_ text: String) -> String {
        String(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : Character($0) })
    }

    private static func json(_ pairs: [(String, String)]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        func text(_ value: String) -> String {
            (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
        }
        return "{" + pairs.map { "\(text($0)):\(text($1))" }.joined(separator: ",") + "}"
    }
}
