import Foundation
import Kernel
import Testing

@testable import Casework

@Suite("Quiet hours")
struct QuietTests {
    private func quiet(_ text: String) throws -> QuietHours { QuietHours(hours: try #require(WorkHours(text))) }
    private func at(_ text: String) throws -> Instant { try #require(Instant(text)) }

    @Test(
        "the start is in them, the end is not; over midnight they are one stretch",
        arguments: [
            ("2026-03-03T21:29:59+08:00", nil), ("2026-03-03T21:30:00+08:00", "2026-03-04T08:00:00+08:00"),
            ("2026-03-03T23:59:59+08:00", "2026-03-04T08:00:00+08:00"),
            ("2026-03-04T00:00:00+08:00", "2026-03-04T08:00:00+08:00"),
            ("2026-03-04T07:59:59+08:00", "2026-03-04T08:00:00+08:00"), ("2026-03-04T08:00:00+08:00", nil),
        ] as [(String, String?)])
    func edges(_ now: String, _ end: String?) throws {
        let expected = try end.map { try at($0) }
        #expect(try quiet("21:30-08:00").end(at: at(now), in: .shanghai) == expected)
    }

    @Test("within one day, and until midnight")
    func within() throws {
        let noon = try at("2026-03-03T12:30:00+08:00")
        #expect(try quiet("12:00-14:00").end(at: noon, in: .shanghai) == noon + .minutes(90))
        #expect(try quiet("12:00-24:00").end(at: noon, in: .shanghai) == noon + .minutes(690))
        #expect(try quiet("13:00-14:00").end(at: noon, in: .shanghai) == nil)
    }

    @Test(
        "they end at the first minute that is not in them, walked minute by minute, also where the clock is changed",
        arguments: ["21:30-08:00", "22:00-02:30", "01:30-02:30", "00:00-06:00", "12:00-13:00"])
    func walked(_ hours: String) throws {
        let quiet = try quiet(hours)
        let zone = try #require(Zone("Europe/Berlin"))
        var dice = SystemRandomNumberGenerator()
        for day in ["2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z", "2026-06-01T12:00:00Z"] {
            for _ in 0..<60 {
                let now = try at(day) + .minutes(Int64.random(in: 0..<2880, using: &dice))
                guard let end = quiet.end(at: now, in: zone) else { continue }
                var walk = now
                while quiet.end(at: walk, in: zone) != nil, walk < now + .hours(20) { walk = walk + .minutes(1) }
                #expect(end == walk, "\(hours) \(zone.text(now))")
            }
        }
    }

    @Test("a desk's file says them, or that there are none; where it would never be day it is refused")
    func file() throws {
        let desk = try Checkout.desk.get()
        #expect(desk.sending?.quiet == (try quiet("21:30-08:00")))
        let folder = FileManager.default.temporaryDirectory.appending(path: "quiet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func read(_ line: String) throws -> SendRules? {
            let text = "channels: [message]\nagain: [5s]\n\(line)\n"
            try Data(text.utf8).write(to: folder.appending(path: "sending.yaml"))
            return try SendRules.read(folder, channels: ["message"])
        }
        #expect(try read("quiet: off")?.quiet == nil)
        #expect(try read("")?.quiet == nil)
        #expect(try read("quiet: 22:00-07:00")?.quiet == (try quiet("22:00-07:00")))
        for wrong in ["quiet: 00:00-24:00", "quiet: 8-9", "quiet: [1]", "silence: off"] {
            #expect(throws: DeskError.self) { try read(wrong) }
        }
    }
}
