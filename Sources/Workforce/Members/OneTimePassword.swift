/// A password that somebody is given for one sign-in: read out, typed once, and changed there.
package enum OneTimePassword {
    private static let length = 16
    /// None that look alike.
    private static let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")

    package static func make() -> String {
        String((0..<length).map { _ in letters[Int.random(in: letters.indices)] })
    }
}
