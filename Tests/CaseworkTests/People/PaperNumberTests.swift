import Kernel
import Testing

@testable import Directory

@Suite("Numbers of identity papers")
struct PaperNumberTests {
    private let today = Day("2026-03-03")!

    @Test(
        "taken as they are typed, and compared as capitals and digits",
        arguments: [
            // GB 11643's own example, and one that ends in X.
            (PaperNumber.Kind.idCard, "110105 19491231 002x", "11010519491231002X"),
            (.idCard, "４４０５２４１８８００１０１００１４", ""), (.idCard, "440524 19800101 0013", "440524198001010013"),
            (.passport, "e-1234 5678", "E12345678"), (.homeReturn, "h12345678", "H12345678"),
            (.homeReturn, "M1234567801", "M1234567801"), (.hongKong, "C12345678", "C12345678"),
            (.taiwan, "12345678", "12345678"), (.foreigner, "CHN123456789012", "CHN123456789012"),
            (.businessLicence, "91350100M000100Y43", "91350100M000100Y43"), (.military, "军字第1234567号", "军字第1234567号"),
        ])
    func taken(_ kind: PaperNumber.Kind, _ typed: String, _ kept: String) throws {
        guard !kept.isEmpty else {
            #expect(throws: PersonRefusal.paperNumberWrong) { try PaperNumber(kind, typed, today: today) }
            return
        }
        #expect(try PaperNumber(kind, typed, today: today).text == kept)
    }

    @Test(
        "refused: a wrong check digit, a day that there is not or that is to come, a region that there is not",
        arguments: [
            "110105194912310021", "11010519491331002X", "110105202603040027", "010105194912310026", "1101051949123100",
            "110105194912310", "",
        ])
    func refused(_ typed: String) {
        #expect(throws: PersonRefusal.paperNumberWrong) { try PaperNumber(.idCard, typed, today: today) }
    }

    @Test(
        "of which nobody says the kind: by its shape, else refused",
        arguments: [
            ("11010519491231002x", PaperNumber.Kind.idCard), ("110105491231002", .idCard), ("E12345678", .passport),
            ("H12345678", .homeReturn), ("C12345678", .hongKong), ("CHN123456789012", .foreigner),
            ("91350100M000100Y43", .businessLicence), ("12345678", nil), ("110105194912310021", nil), ("无", nil),
        ] as [(String, PaperNumber.Kind?)])
    func guessed(_ typed: String, _ kind: PaperNumber.Kind?) {
        #expect((try? PaperNumber(guessing: typed, today: today))?.kind == kind)
    }

    @Test("An ID card of 15 digits is the one of 18 that it became")
    func lengthened() throws {
        #expect(try PaperNumber(.idCard, "110105 491231 002", today: today).text == "11010519491231002X")
        #expect(PaperNumber.spellings("110105491231002") == ["110105491231002", "11010519491231002X"])
        #expect(PaperNumber.lengthened("11010549123100X") == nil)
    }

    @Test("Every single wrong digit of an ID card is seen")
    func everyDigit() throws {
        let right = Array("11010519491231002X")
        for place in 0..<17 {
            for digit in "0123456789" where digit != right[place] {
                var wrong = right
                wrong[place] = digit
                #expect(throws: PersonRefusal.paperNumberWrong) {
                    try PaperNumber(.idCard, String(wrong), today: today)
                }
            }
        }
    }

    @Test("The birthday is read, and only the end is shown")
    func shown() throws {
        let number = try PaperNumber(.idCard, "11010519491231002X", today: today)
        #expect(number.birthday == Day("1949-12-31"))
        #expect(PaperNumber.masked(number.text) == "**************002X" && PaperNumber.masked("H12") == "**2")
    }
}
