/// A workbook's list of sheets and its way of counting days.
final class Workbook: XMLTaker {
    struct Entry: Equatable {
        let name: String
        let id: String
        let isVisible: Bool
    }

    private(set) var sheets: [Entry] = []
    /// Days are counted from 1904, as Excel for the Macintosh once did.
    private(set) var countsFrom1904 = false
    private(set) var isWorkbook = false

    func open(_ element: String, _ attributes: XMLAttributes) throws(XMLFault) {
        switch element {
        case "workbook": isWorkbook = true
        case "workbookPr": countsFrom1904 = attributes.isTrue("date1904")
        case "sheet" where isWorkbook:
            guard let name = attributes["name"], let id = attributes.relatedID else { throw .malformed }
            sheets.append(Entry(name: name, id: id, isVisible: (attributes["state"] ?? "visible") == "visible"))
        default: break
        }
    }

    func text(_ text: String) {}

    func close(_ element: String) {}

    /// The part that holds the sheet of that name, or the first visible one; sheets of charts do not count.
    func part(of name: String?, in relationships: Relationships) -> String? {
        let tables = sheets.compactMap { sheet in
            relationships.entries.first { $0.id == sheet.id && $0.kind == "worksheet" }.map { (sheet, $0.part) }
        }
        if let name { return tables.first { $0.0.name == name }?.1 }
        return (tables.first { $0.0.isVisible } ?? tables.first)?.1
    }
}
