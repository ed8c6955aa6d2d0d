import Foundation
import Testing

@testable import Kernel

/// Telephone numbers by every way in which people write them.
@Suite("Telephone numbers as they are typed")
struct PhoneFindingTests {
    private static func digits(_ count: Int, _ dice: inout SeededNumbers) -> String {
        String((0..<count).map { _ in Character(String(Int.random(in: 0...9, using: &dice))) })
    }

    private static func full(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0) ?? $0 }))
    }

    private static func mobiles(_ count: Int) -> [[String]] {
        var dice = SeededNumbers(seed: 11)
        return (0..<count).map { index in
            let number = "1\(3 + index % 7)" + digits(9, &dice)
            let (a, b, c) = (number.prefix(3), number.dropFirst(3).prefix(4), number.suffix(4))
            return [
                number, "\(a) \(b) \(c)", "\(a)-\(b)-\(c)", "+86\(number)", "+86 \(a) \(b) \(c)", "0086\(number)",
                "0086 \(a)-\(b)-\(c)", "86\(number)", full(number), "(+86)\(number)", "\(number)转12",
                "\(number) ext. 12", "\(number)x12", "\(number)#12", "\(number) 分机12", "\(number)轉12", "\(a).\(b).\(c)",
            ]
        }
    }

    /// Area and number; the first spelling is the one with its area.
    private static func landlines(_ count: Int) -> [[String]] {
        var dice = SeededNumbers(seed: 12)
        return (0..<count).map { index in
            let area = ["010", "0571", "021", "0755", "027", "0372"][index % 6]
            let local = "\(Int.random(in: 2...8, using: &dice))" + digits(area == "0372" ? 6 : 7, &dice)
            let bare = area.dropFirst()
            return [
                area + local, "\(area)-\(local)", "\(area) \(local.prefix(4)) \(local.dropFirst(4))",
                "(\(area))\(local)", "+86\(bare)\(local)", "+86 \(bare) \(local)", "+86 \(area) \(local)",
                "0086-\(bare)-\(local)",
                "0086\(area)\(local)", full(area + local), "\(area)-\(local)-转801", "\(area)-\(local) 分机 801", local,
            ]
        }
    }

    /// Hong Kong and Macau, landline and mobile; Taiwan, mobile, Taipei and Taichung.
    private static let kindsAbroad = [
        ("852", "2", 7), ("853", "28", 6), ("886", "9", 8), ("852", "6", 7), ("853", "6", 7), ("886", "2", 8),
        ("852", "9", 7), ("886", "4", 7),
    ]

    private static func abroad(_ count: Int) -> [[String]] {
        var dice = SeededNumbers(seed: 13)
        return (0..<count).map { index in
            let (code, first, more) = kindsAbroad[index % kindsAbroad.count]
            let local = first + digits(more, &dice)
            return [
                "+\(code) \(local)", "00\(code)\(local)", "00\(code) \(local.prefix(4)) \(local.dropFirst(4))",
                "\(code)-\(local)", code + local, "+\(code)\(local)", full(code + local),
                code == "886" ? "0" + local : local,
            ]
        }
    }

    @Test("every spelling of a number finds it, however it was kept, and none finds another")
    func everySpelling() {
        let all = Self.mobiles(7) + Self.landlines(6) + Self.abroad(8)
        let shelves = all.map { $0.map { TokenShelf(phone: $0) } }
        for (number, spellings) in all.enumerated() {
            for typed in spellings {
                let query = SearchQuery(typed)
                for (kept, shelf) in zip(spellings, shelves[number]) {
                    #expect(shelf.has(query), "\(kept) by \(typed)")
                    #expect(Phone(kept)?.isSame(as: Phone(typed) ?? Phone("110")!) ?? false, "\(kept) is \(typed)")
                }
                for other in shelves.indices where other != number {
                    #expect(!shelves[other].contains { $0.has(query) }, "\(all[other][0]) by \(typed)")
                }
            }
        }
    }

    @Test("an area that was typed is heard: the same number in another city is another")
    func areas() {
        #expect(!TokenShelf(phone: "010-58886666").has("021-58886666"))
        #expect(!TokenShelf(phone: "+853 23456789").has("+852 23456789"))
        #expect(TokenShelf(phone: "58886666").has("021-58886666") && TokenShelf(phone: "021-58886666").has("58886666"))
        #expect(Phone("010-58886666") != Phone("021-58886666"))
        #expect(!(Phone("010-58886666")!.isSame(as: Phone("021-58886666")!)))
    }

    @Test(
        "where an area is set, a landline without one is of that area and of no other",
        arguments: [
            ("58886666", "0592-58886666", true), ("58886666", "021-58886666", false),
            ("0592-58886666", "5888 6666", true), ("021-58886666", "58886666", false), ("58886666", "58886666", true),
            ("13800138000", "138-0013-8000", true), ("+852 23456789", "23456789", true),
            ("021-58886666", "+86 21 5888 6666", true), ("021-58886666", "0592-58886666", false),
        ])
    func setArea(_ kept: String, _ typed: String, _ isSame: Bool) throws {
        let (kept, typed) = (try #require(Phone(kept)), try #require(Phone(typed)))
        #expect(kept.isSame(as: typed, area: "0592") == isSame)
        #expect(kept.isSame(as: typed, area: nil) == kept.isSame(as: typed))
    }

    @Test("areas are of the mainland, and a project's own comes before the house's")
    func areaSettings() {
        #expect(["010", "021", "0592"].allSatisfy(PhoneAreas.isArea))
        #expect(!["0", "01", "592", "05921", "852", "０２１", ""].contains(where: PhoneAreas.isArea))
        let areas = PhoneAreas(house: "021", projects: ["garden": "0592"])
        #expect(areas["garden"] == "0592" && areas["tower"] == "021" && PhoneAreas.none["tower"] == nil)
    }

    @Test("the last four and the last eight digits find a number")
    func tails() {
        for spellings in Self.mobiles(14) + Self.landlines(12) + Self.abroad(16) {
            for kept in spellings {
                let digits = Phone(kept)?.digits ?? ""
                for length in [4, 8] where digits.count >= length {
                    #expect(TokenShelf(phone: kept).has(String(digits.suffix(length))), "\(kept)")
                }
            }
        }
    }

    @Test(
        "what is no number that was typed",
        arguments: ["王13800138000", "3-1-80号房", "三号楼", "e", "", "转12", "wifi 13800138000", "3栋1单元802"])
    func notTyped(_ text: String) { #expect(Phone.typed(text) == nil) }

    @Test(
        "a number read again is the same",
        arguments: ["+86 21 5888 6666", "00852 2345 6789", "+1 212 555 0100", "86571888866660"])
    func readAgain(_ text: String) {
        let phone = Phone(text)
        #expect(phone.flatMap { Phone($0.digits) } == phone)
    }
}
