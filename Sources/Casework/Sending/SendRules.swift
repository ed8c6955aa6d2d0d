import Foundation
import Kernel

/// What leaves the house by itself: a desk's file `sending.yaml`.
package struct SendRules: Sendable {
    /// So many letters go in one text message, however the gateway cuts it.
    package static let longestText = 500
    /// Whoever takes a message for a try has so long; then another may.
    static let lease = Span.seconds(30)

    /// The channels whose words are text messages.
    package let channels: Set<String>
    /// How long it waits after each try that failed, in their order; after the last it is given up.
    let again: [Span]

    /// When it is tried next after so many tries; nil where it is given up.
    func next(after tries: Int, at now: Instant) -> Instant? {
        again.indices.contains(tries - 1) ? now + again[tries - 1] : nil
    }

    /// A desk without the file sends nothing by itself.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL, channels known: [String]) throws -> SendRules? {
        let name = "sending.yaml"
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return nil }
        let file = try DeskNode.read(folder, name)
        try file.allow(["channels", "again"])
        let channels = try file.required("channels").list().map { node in
            try node.word("channel", known: known) { known.contains($0) ? $0 : nil }
        }
        let again = try file.required("again")
        let spans = try again.list().map { try $0.span() }
        guard !spans.isEmpty, spans.count <= 20 else { throw again.fail("one to twenty waits are needed here") }
        return SendRules(channels: Set(channels), again: spans)
    }
}
