import Testing

@testable import Kernel

@Suite("Codes in the order in which people count")
struct NaturalOrderTests {
    @Test("numbers by their size, everything else by its letters")
    func sorted() {
        let codes = ["3-1-802", "10", "2", "B2", "A-10", "3-1-1001", "A-9", "3", "泳池", "08", "8", ""]
        let sorted = codes.sorted { NaturalOrder($0) < NaturalOrder($1) }
        #expect(
            sorted == ["", "2", "3", "3-1-802", "3-1-1001", "08", "8", "10", "A-9", "A-10", "B2", "泳池"])
    }

    @Test("one of two different codes comes first, whichever is asked about, also beyond what can be counted")
    func strict() {
        let codes = ["08", "8", "8a", "a8", "99999999999999999999", "99999999999999999998", "９", "-", "--"]
        for one in codes {
            for other in codes where one != other {
                #expect((NaturalOrder(one) < NaturalOrder(other)) != (NaturalOrder(other) < NaturalOrder(one)))
            }
            #expect(!(NaturalOrder(one) < NaturalOrder(one)))
        }
    }
}
