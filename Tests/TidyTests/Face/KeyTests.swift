import Testing

/// The keys that the help shows are the keys that the scripts listen to.
@Suite("Keys")
struct KeyTests {
    /// How the help writes what the browser calls otherwise.
    private static let written = [
        "Ctrl ↵": "Ctrl+Enter", "Alt 1–9": "Alt+1–9", "Alt 0": "Alt+0", "⇧ x": "X", "←": "ArrowLeft", "↑": "ArrowUp",
        "↓": "ArrowDown", "→": "ArrowRight",
    ]
    /// The browser's own.
    private static let browsers: Set<String> = ["Enter"]

    static func shown(_ help: String) -> Set<String> {
        Set(help.matches(of: /<kbd>([^<]+)<\/kbd>/).map { written[String($0.1)] ?? String($0.1) }).subtracting(browsers)
    }

    /// Those of the tables `keys = { "n": … }` and `Object.assign(keys, { … })`.
    static func heard(_ script: String) -> Set<String> {
        let tables = script.matches(of: /(?:const keys = |Object\.assign\(keys, )\{\n([\s\S]*?)\n  \}/)
        return Set(tables.flatMap { $0.1.matches(of: /(?m)^    "([^"]+)":/).map { String($0.1) } })
    }

    /// Letters of buttons: `data-key="e"`, and those of a case's actions.
    static let letters: Set<String> = {
        let buttons = PageFace.templates.values.flatMap { $0.matches(of: /data-key="([a-z])"/).map { String($0.1) } }
        let actions = Checkout.text("Sources/Web/Cases/CaseSheet+Actions.swift")
            .matches(of: /\("[a-z-]+", "([a-z])"\)/).map { String($0.1) }
        return Set(buttons + actions)
    }()

    @Test("The help lacks none and has none too many")
    func complete() {
        let scripts = Checkout.files(in: "Sources/Web/Assets", ending: ".js").filter { !$0.contains("/vendor/") }
        let heard = scripts.map { Self.heard(Checkout.text($0)) }.reduce(Self.letters) { $0.union($1) }
        let shown = Self.shown(PageFace.templates["keys"] ?? "")
        #expect(heard.subtracting(shown) == [], "keys.mustache lacks these")
        #expect(shown.subtracting(heard) == [], "nobody listens to these")
        #expect(heard.count > 20 && Self.letters.count > 5)
    }

    @Test("No key does two things on one page")
    func once() {
        let scripts = Checkout.files(in: "Sources/Web/Assets", ending: ".js").filter { !$0.contains("/vendor/") }
        let heard = scripts.flatMap { Array(Self.heard(Checkout.text($0))) } + Array(Self.letters)
        #expect(Dictionary(grouping: heard, by: \.self).filter { $0.value.count > 1 }.keys.sorted() == [])
    }

    @Test("A key that is not shown is seen")
    func gate() {
        let script = """
              const keys = {
                "n": a,
                "Alt+0": () => 1,
              };
              Object.assign(keys, {
                "X": b,
              });
            """
        #expect(Self.heard(script) == ["n", "Alt+0", "X"])
        #expect(Self.shown("<kbd>n</kbd> <kbd>⇧ x</kbd> <kbd>Enter</kbd>") == ["n", "X"])
    }
}
