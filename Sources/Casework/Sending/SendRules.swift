import Foundation
import Kernel

/// What leaves the house by itself: a desk's file `sending.yaml`.
package struct SendRules: Sendable {
    /// So many letters go in one text message, however the gateway cuts it.
    package static let longestText = 500
    /// Whoever takes a message for a try has so long; then another may.
    package static let lease = Span.seconds(30)
    /// In minutes: where it never is day nothing would ever leave.
    private static let longestQuiet = 16 * 60

    /// The channels whose words are text messages.
    package let channels: Set<String>
    /// How long it waits after each try that failed, in their order; after the last it is given up.
    let again: [Span]
    /// When nobody is sent what nobody asked for; nil where the desk has no such hours.
    package var quiet: QuietHours?

    /// When it is tried next after so many tries; nil where it is given up.
    package func next(after tries: Int, at now: Instant) -> Instant? {
        again.indices.contains(tries - 1) ? now + again[tries - 1] : nil
    }

    /// When a message may leave that is ready at an instant: at once, or when the quiet hours end.
    package func leaves(_ at: Instant, isUnasked: Bool, in zone: Zone) -> Instant {
        isUnasked ? quiet?.end(at: at, in: zone) ?? at : at
    }

    /// A desk without the file sends nothing by itself.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL, channels known: [String]) throws -> SendRules? {
        let name = "sending.yaml"
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return nil }
        let file = try DeskNode.read(folder, name)
        try file.allow(["channels", "again", "quiet"])
        let channels = try file.required("channels").list().map { node in
            try node.word("channel", known: known) { known.contains($0) ? $0 : nil }
        }
        let again = try file.required("again")
        let spans = try again.list().map { try $0.span() }
        guard !spans.isEmpty, spans.count <= 20 else { throw again.fail("one to twenty waits are needed here") }
        return SendRules(channels: Set(channels), again: spans, quiet: try file.optional("quiet").flatMap(quiet))
    }

    /// `21:30-08:00`, or `off`.
    private static func quiet(_ node: DeskNode) throws -> QuietHours? {
        let text = try node.text()
        if text == "off" { return nil }
        guard let hours = WorkHours(text), hours.end - hours.start <= longestQuiet else {
            throw node.fail("“\(text)” is neither off nor at most 16 hours such as 21:30-08:00")
        }
        return QuietHours(hours: hours)
    }
}
