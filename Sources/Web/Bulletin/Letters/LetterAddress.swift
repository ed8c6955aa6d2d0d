import Bulletin
import Kernel

/// Which letters an address asks for.
struct LetterAddress {
    var filter = LetterFilter()

    /// - Throws: ``WebRefusal/badQuery(_:)``
    init(_ ask: Ask) throws {
        filter.part = try ask.word("show", as: LetterPart.self) ?? .all
        filter.direction = try ask.word("direction", as: Letter.Direction.self)
        (filter.from, filter.until) = (try ask.day("from"), try ask.day("until"))
        filter.text = ask.query("q") ?? ""
    }

    /// The same list, with something else beside it.
    func query(_ more: [(String, String?)] = [], part: LetterPart? = nil) -> [(String, String?)] {
        let own = [
            ("show", (part ?? filter.part).rawValue), ("direction", filter.direction?.rawValue),
            ("from", filter.from?.description), ("until", filter.until?.description), ("q", filter.text),
        ]
        return (own + more).filter { $0.1?.isEmpty == false }
    }
}
