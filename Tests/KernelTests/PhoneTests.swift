import Foundation
import Testing

@testable import Kernel

@Suite("Telephone numbers")
struct PhoneTests {
    @Test(
        "spellings of one number",
        arguments: [
            "13800138000", "138 0013 8000", "138-0013-8000", "+86 13800138000", "+8613800138000", "8613800138000",
            "0086 138-0013-8000", "１３８００１３８０００", "(138)0013·8000", "13800138000转12", "13800138000 x12",
            "13800138000#12", "١٣٨٠٠١٣٨٠٠٠",
        ])
    func mobile(_ text: String) { #expect(Phone(text)?.digits == "13800138000") }

    @Test(
        "others keep their digits",
        arguments: [
            ("021-5888 6666", "02158886666"), ("+86 021 5888 6666", "02158886666"), ("110", "110"),
            ("400-820-8820", "4008208820"),
            ("86001234", "86001234"), ("0086 0086 110", "110"), ("+86 0086 123 4567", "1234567"),
            ("+852 2345 6789", "85223456789"),
        ])
    func others(_ text: String, _ digits: String) { #expect(Phone(text)?.digits == digits) }

    @Test(
        "what is no number",
        arguments: [
            "", "12", "abc", "123456789012345678901", "转8001", "三号楼二单元一层", "王百万千", "①②③④", "½¼¾",
        ])
    func rejects(_ text: String) { #expect(Phone(text) == nil) }

    @Test(
        "masked, no more than seven digits of eleven show, of shorter ones fewer",
        arguments: [
            ("13800138000", "138****8000"), ("+86 138-0013-8000", "+86****8000"), ("021-58886666", "021****6666"),
            ("58886666", "58****66"), ("5888666", "58****66"), ("95588", "9***"), ("110", "1***"), ("", ""),
        ])
    func masked(_ text: String, _ shown: String) { #expect(Phone.masked(text) == shown) }

    @Test("a mask always hides three characters at least")
    func alwaysHides() {
        for length in 4...24 {
            let text = String("12345678901234567890123456".prefix(length))
            let shown = Phone.masked(text).filter { $0 != "*" }
            #expect(shown.count + 3 <= length, "\(length)")
        }
    }
}
