/// Which of a workbook's cell styles show a number as a date; nothing else of a style matters to a table.
final class CellStyles: XMLTaker {
    private var customFormats: [Int: String] = [:]
    private var formats: [Int] = []
    private var section = ""

    func open(_ element: String, _ attributes: XMLAttributes) throws(XMLFault) {
        switch element {
        case "numFmts", "cellXfs": section = element
        case "numFmt" where section == "numFmts":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { throw .malformed }
            customFormats[id] = attributes["formatCode"] ?? ""
        case "xf" where section == "cellXfs":
            formats.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
        default: break
        }
    }

    func text(_ text: String) {}

    func close(_ element: String) {
        if element == section { section = "" }
    }

    /// Whether each style, by its number, shows a date.
    var showsDate: [Bool] {
        formats.map { id in
            customFormats[id].map(NumberFormat.showsDate) ?? NumberFormat.builtInDates.contains(id)
        }
    }
}
