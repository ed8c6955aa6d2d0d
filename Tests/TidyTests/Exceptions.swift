/// What a rule lets pass, each with its reason. An exception that nothing needs any more fails too.
struct Exceptions: Sendable {
    let reasons: [String: String]
    init(_ reasons: [String: String]) { self.reasons = reasons }

    func covers(_ path: String) -> Bool { reasons.keys.contains { path.hasPrefix($0) } }

    /// Those that no finding was covered by.
    func unneeded(_ findings: [Finding]) -> [String] {
        reasons.keys.filter { key in !findings.contains { $0.path.hasPrefix(key) } }.sorted()
    }
}

struct Finding: Sendable, CustomStringConvertible {
    let path: String
    let line: Int
    let what: String
    var description: String { "\(path):\(line): \(what)" }
}
