/// A text as the desk's own file has it.
struct DeliveredText {
    let version: Int
    let digest: String
    let source: String

    init(_ text: ProcedureText, version: Int) {
        (self.version, digest, source) = (version, text.digest, text.files[text.main] ?? "")
    }
}

extension DeskTexts {
    /// What the files say; nil for one that the desk does not have.
    func delivered(_ text: HouseText) -> ProcedureText? { sources[text].map { ProcedureText(text, $0) } }
}

extension ProcedureText {
    init(_ text: HouseText, _ source: String) { self.init(main: text.file, files: [text.file: source]) }
}
