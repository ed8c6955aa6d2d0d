import Kernel

extension PaperNumber {
    /// A number of which nobody says what it is of: an ID card, a permit, a business licence or a passport by its
    /// shape. What could be anything is refused, so that its kind is said.
    ///
    /// - Throws: ``PersonRefusal/paperNumberWrong``
    package init(guessing typed: String, today: Day) throws {
        guard let kind = Self.kind(of: Self.plain(typed), today) else { throw PersonRefusal.paperNumberWrong }
        self = try PaperNumber(kind, typed, today: today)
    }

    private static func kind(_ text: String, _ pairs: [(Kind, Regex<Substring>)]) -> Kind? {
        pairs.first { text.wholeMatch(of: $0.1) != nil }?.0
    }

    private static func kind(of text: String, _ today: Day) -> Kind? {
        if isIDCard(lengthened(text) ?? text, today) { return .idCard }
        if isCreditCode(text) { return .businessLicence }
        return kind(
            text,
            [
                (.homeReturn, /[HM](?:[0-9]{8}|[0-9]{10})/), (.hongKong, /[CW][A-Z0-9][0-9]{7}/),
                (.foreigner, /[A-Z]{3}[0-9]{12}/), (.passport, /[A-Z]{1,2}[0-9]{6,9}/),
            ])
    }

    /// An ID card of before 1999, 15 digits, as the one of 18 digits that it became: the century and the check were
    /// added (GB 11643-1999). Nil for whatever else.
    package static func lengthened(_ text: String) -> String? {
        guard text.count == 15, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        let digits = text.prefix(6) + "19" + text.dropFirst(6)
        return String(digits) + String(check(digits))
    }

    /// Whether somebody wrote an ID card's number of 18 digits, and nothing else.
    package static func isIDCard(typed: String, today: Day) -> Bool {
        // Wide digits take three bytes each.
        guard (18...60).contains(typed.utf8.count) else { return false }
        return isIDCard(plain(typed), today)
    }

    /// As a number may have been kept, however it was typed.
    static func spellings(_ typed: String) -> [String] {
        let text = plain(typed)
        return [text] + (lengthened(text).map { [$0] } ?? [])
    }
}
