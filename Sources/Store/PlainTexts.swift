/// JSON arrays of texts in which nothing is escaped, read and written by hand: telephones, tags, the cells of a sheet.
/// There are many of them, and coders take ten times as long.
package enum PlainTexts {
    private static let quote = UInt8(ascii: "\""), backslash = UInt8(ascii: "\\"), comma = UInt8(ascii: ",")

    /// - Returns: nil where something would have to be escaped.
    static func json(_ texts: [String]) -> String? {
        let isPlain = texts.allSatisfy { text in
            text.utf8.allSatisfy { $0 >= 0x20 && $0 != quote && $0 != backslash }
        }
        return isPlain ? "[" + texts.map { "\"" + $0 + "\"" }.joined(separator: ",") + "]" : nil
    }

    /// - Returns: nil for what is no such array, or has something escaped or white space between its texts.
    package static func read(_ json: String) -> [String]? {
        var json = json
        return json.withUTF8 { bytes -> [String]? in
            guard !bytes.contains(backslash), bytes.first == UInt8(ascii: "[") else { return nil }
            var (all, next): ([String], Int) = ([], 1)
            while next < bytes.count, bytes[next] == quote {
                guard let end = bytes[(next + 1)...].firstIndex(of: quote) else { return nil }
                all.append(String(decoding: bytes[(next + 1)..<end], as: UTF8.self))
                next = end + 1
                if next < bytes.count, bytes[next] == comma { next += 1 }
            }
            return next == bytes.count - 1 && bytes[next] == UInt8(ascii: "]") ? all : nil
        }
    }
}
