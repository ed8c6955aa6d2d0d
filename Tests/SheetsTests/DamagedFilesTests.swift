import Foundation
import Testing

@testable import Sheets

/// Damaged files must be read or refused; a crash here would be a crash of the server.
@Suite("Damaged files") struct DamagedFilesTests {
    /// The same sequence for the same seed, so that a failure can be repeated (SplitMix64).
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    static let scraps: [[UInt8]] = [
        Array("<?x?>".utf8), Array("<!DOCTYPE a>".utf8), Array("&x;".utf8), Array("<v>".utf8), Array("</row>".utf8),
        Array("999999999999".utf8), Array("\"".utf8), [0xC1, 0x81], [0xE5], [0], Array("<a xmlns:\u{E9}=''/>".utf8),
    ]

    static let sheet = Book.sheet(
        (1...40).map { row in
            "<row r='\(row)'>\(Book.inline("A\(row)", "甲\(row)"))<c r='B\(row)' t='b'><v>0</v></c></row>"
        }.joined())

    @Test("changed within a part", arguments: 0..<400) func parts(_ seed: UInt64) {
        var dice = Dice(state: seed)
        var bytes = Array(Self.sheet.utf8)
        for _ in 0...Int.random(in: 0...3, using: &dice) {
            let place = Int.random(in: 0..<bytes.count, using: &dice)
            let end = min(place + Int.random(in: 0...12, using: &dice), bytes.count)
            bytes.replaceSubrange(place..<end, with: Self.scraps.randomElement(using: &dice) ?? [])
        }
        Self.mustNotCrash(XMLGateTests.book(sheet: Data(bytes)))
    }

    @Test("changed or cut anywhere", arguments: 0..<200) func archives(_ seed: UInt64) {
        var dice = Dice(state: seed)
        var data = Book(rows: WorkbookTests.header).data
        for _ in 0...5 { data[Int.random(in: 0..<data.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice) }
        Self.mustNotCrash(data)
        Self.mustNotCrash(data.prefix(Int.random(in: 0..<data.count, using: &dice)))
    }

    @Test("text of any bytes", arguments: 0..<200) func texts(_ seed: UInt64) {
        var dice = Dice(state: seed)
        let alphabet = Array("a,;\t\"\"\n\r".utf8) + [0xC4, 0xE3, 0x81, 0x30]
        Self.mustNotCrash(Data((0..<60).map { _ in alphabet.randomElement(using: &dice) ?? 0 }))
    }

    private static func mustNotCrash(_ data: Data) {
        let refused = refusal { () throws(SheetError) in try SheetReader.read(data, named: "a") }
        if let refused { #expect(!refused.english.isEmpty) }
    }
}
