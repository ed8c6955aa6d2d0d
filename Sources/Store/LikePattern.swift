/// Patterns of `LIKE … ESCAPE '!'`.
package enum LikePattern {
    /// What is typed means itself: nothing in it stands for other letters.
    package static func literal(_ text: String) -> String {
        text.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
    }
}
