import Foundation
import Kernel
import Testing

@testable import Workforce

@Suite("Codes of six digits")
struct TOTPTests {
    private static let secret = Data("12345678901234567890".utf8)

    @Test(
        "are those of RFC 6238, appendix B",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func vectors(_ seconds: Int64, _ code: String) {
        #expect(TOTP.code(Self.secret, step: TOTP.step(at: Instant(seconds: seconds))) == code)
    }

    @Test("count one step early or late, once each, never again", arguments: [-60, -30, 0, 29, 30, 60] as [Int64])
    func slack(_ seconds: Int64) {
        let now = Instant(seconds: 1_772_499_600)
        let step = TOTP.step(at: now)
        let code = TOTP.code(Self.secret, step: TOTP.step(at: now + .seconds(seconds)))
        let found = TOTP.step(of: code, Self.secret, at: now, after: 0)
        #expect(found == ((-30...30).contains(seconds) ? step + seconds / 30 : nil))
        if let found { #expect(TOTP.step(of: code, Self.secret, at: now, after: found) == nil) }
    }

    @Test(
        "come from a secret in the letters of RFC 4648",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ])
    func letters(_ text: String, _ code: String) { #expect(Base32.text(Data(text.utf8)) == code) }

    @Test("a recovery code is the same however it is typed")
    func recovery() {
        let code = RecoveryCode.make()
        #expect(code.count == 13 && Set((0..<50).map { _ in RecoveryCode.make() }).count == 50)
        let typed = " \(code.uppercased().replacing("-", with: "  ")) "
        #expect(RecoveryCode.digest(typed) == RecoveryCode.digest(code))
        #expect(RecoveryCode.digest(code) != RecoveryCode.digest(RecoveryCode.make()))
    }
}
