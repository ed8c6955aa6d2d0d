/// The texts of a workbook, each kept once; cells refer to them by number.
///
/// A text is a run of plain text or several of rich text, which are joined. The reading aids over Chinese and
/// Japanese characters (`rPh`) are not part of it.
final class SharedStrings: XMLTaker {
    private(set) var all: [String] = []
    private var current = ""
    private var isInText = false
    private var isInPhonetic = false

    func open(_ element: String, _ attributes: XMLAttributes) {
        switch element {
        case "si": current = ""
        case "rPh": isInPhonetic = true
        case "t": isInText = !isInPhonetic
        default: break
        }
    }

    func text(_ text: String) {
        if isInText { current += text }
    }

    func close(_ element: String) {
        switch element {
        case "si": all.append(EscapedText.unescape(current))
        case "rPh": isInPhonetic = false
        case "t": isInText = false
        default: break
        }
    }
}
