import Kernel

/// What people call the rows that explain a clock.
package struct StepWords: Sendable {
    private let texts: Texts

    package init() throws { texts = try Texts(part: "clock.") }
    init(_ texts: Texts) { self.texts = texts }

    /// With the name of the day where the calendar has one: `day off: National Day`.
    package subscript(_ step: ClockStep) -> Words {
        Words(
            zh: words(step, .simplified), zhHant: words(step, .traditional), en: words(step, .english))
    }

    private func words(_ step: ClockStep, _ language: Language) -> String {
        let why = texts("clock.\(step.why.rawValue)", language)
        guard let name = step.name else { return why }
        return texts("clock.onDay", language, ["why": why, "day": name[language]])
    }
}
