import Kernel

/// What was found item by item.
package struct Checklist: Sendable {
    package enum Verdict: String, Sendable, CaseIterable { case pass, fail }

    package private(set) var verdicts: [String: Verdict] = [:]

    /// Reads `wires=pass,floor=fail`; what is not spelled so is left out.
    package init(_ text: String) {
        for pair in text.split(separator: ",") {
            let parts = pair.split(separator: "=", maxSplits: 1).map(\.trimmed)
            if parts.count == 2 { verdicts[parts[0]] = Verdict(rawValue: parts[1]) }
        }
    }
}
