import Foundation

/// How long somebody waits for a database that is away or busy, from when they asked.
enum Patience {
    static let seconds = 8.0

    /// Seconds that only go forward.
    static var uptime: Double { ProcessInfo.processInfo.systemUptime }

    static func isOver(since asked: Double) -> Bool { left(since: asked) <= 0 }
    static func left(since asked: Double) -> Double { asked + seconds - uptime }
}
