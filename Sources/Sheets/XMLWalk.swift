import Foundation
import FoundationXML

/// Takes the elements of one XML part as they come by. Names come without their namespace prefix.
protocol XMLTaker: AnyObject {
    func open(_ element: String, _ attributes: XMLAttributes) throws(XMLFault)
    func text(_ text: String)
    func close(_ element: String) throws(XMLFault)
}

/// What stops a taker: a fault in the XML, whose place the walk knows, or a refusal of the table.
enum XMLFault: Error {
    case malformed
    case refused(SheetError)

    /// Runs what may refuse, as a taker may.
    static func passing<T>(_ body: () throws(SheetError) -> T) throws(XMLFault) -> T {
        do { return try body() } catch { throw .refused(error) }
    }
}

/// The attributes of an element. They have no namespace, but for the ids of related parts.
struct XMLAttributes {
    let all: [String: String]

    subscript(name: String) -> String? { all[name] }

    /// The id of a related part, whatever prefix the file has for that namespace (mostly `r:id`).
    var relatedID: String? {
        all.first { $0.key.hasSuffix(":id") }?.value
    }

    /// Whether a yes-or-no attribute says yes.
    func isTrue(_ name: String) -> Bool {
        self[name] == "1" || self[name] == "true"
    }
}

/// Walks one part of a workbook from start to end, handing each element to a taker.
///
/// Nothing outside the part is ever fetched: ``XMLGate`` lets no document type through, which alone could name
/// something outside, and the parser does not resolve external entities either.
final class XMLWalk: NSObject, XMLParserDelegate {
    private let taker: any XMLTaker
    private let budget: WorkbookBudget
    private var fault: XMLFault?
    private var depth = 0
    private var sawRoot = false

    private init(_ taker: any XMLTaker, budget: WorkbookBudget) {
        self.taker = taker
        self.budget = budget
    }

    /// - Throws: ``SheetError/tooLarge(_:limit:)`` · ``SheetError/brokenArchive(part:)`` ·
    ///   ``SheetError/brokenXML(part:line:)`` · what the taker refuses
    static func run(_ stream: ZipPartStream, into taker: any XMLTaker) throws(SheetError) {
        let walk = XMLWalk(taker, budget: stream.budget)
        let parser = XMLParser(stream: stream)
        parser.shouldResolveExternalEntities = false
        parser.delegate = walk
        // `parse()` alone is no proof: on Linux it answers true for a part that is cut short, or empty.
        let isWhole = parser.parse() && parser.parserError == nil && walk.sawRoot && walk.depth == 0
        if case .refused(let refusal) = walk.fault { throw refusal }
        if let failure = stream.failure { throw failure }
        guard isWhole, walk.fault == nil, !stream.isMalformed else {
            throw .brokenXML(part: stream.part, line: parser.lineNumber)
        }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        depth += 1
        sawRoot = true
        hand(parser) { () throws(XMLFault) in
            try XMLFault.passing(budget.takeElement)
            try taker.open(XMLWalk.local(name), XMLAttributes(all: attributes))
        }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        depth -= 1
        hand(parser) { () throws(XMLFault) in try taker.close(XMLWalk.local(name)) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if fault == nil { taker.text(string) }
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        if fault == nil { taker.text(String(decoding: block, as: UTF8.self)) }
    }

    /// The parser would go on past an error and deliver what it makes of the rest.
    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        if fault == nil { fault = .malformed }
        parser.abortParsing()
    }

    /// Hands on one event. After a fault the parser may still deliver a few, which nobody wants any more.
    private func hand(_ parser: XMLParser, _ event: () throws(XMLFault) -> Void) {
        guard fault == nil else { return }
        do { try event() } catch {
            fault = error
            parser.abortParsing()
        }
    }

    private static func local(_ name: String) -> String {
        guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
        return String(name[name.index(after: colon)...])
    }
}
