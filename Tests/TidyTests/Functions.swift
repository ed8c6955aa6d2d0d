/// A function with its length, from its first line to the brace that ends it.
struct FunctionSize: Sendable {
    let path: String
    let name: String
    let line: Int
    let length: Int
}

extension SourceFile {
    /// Every function and initializer with a body. The requirement of a protocol has none.
    var functions: [FunctionSize] {
        code.indices.compactMap { start in
            guard let head = code[start].firstMatch(of: /\b(func|init)\b[?!]?\s*([^\s(<]*)[(<]/),
                isDeclaration(head.range, code[start])
            else { return nil }
            guard
                let end = end(
                    from: start, code[start].distance(from: code[start].startIndex, to: head.range.lowerBound))
            else { return nil }
            let name = head.1 == "init" ? "init" : String(head.2)
            return FunctionSize(path: path, name: name, line: start + 1, length: end - start + 1)
        }
    }

    /// `.init(`, `self.init(`, `super.init(` call; `func` and `init` at the beginning of a line or after a
    /// modifier declare.
    private func isDeclaration(_ range: Range<String.Index>, _ line: String) -> Bool {
        let before = line[..<range.lowerBound]
        return before.last != "." && before.allSatisfy { $0.isLetter || $0.isWhitespace || "@()".contains($0) }
    }

    /// The line of the brace that closes the body; nil where a declaration ends without one.
    private func end(from start: Int, _ column: Int) -> Int? {
        var (braces, parentheses, hasBody) = (0, 0, false)
        for place in start..<code.count {
            for character in place == start ? code[place].dropFirst(column) : code[place][...] {
                switch character {
                case "(", "[": parentheses += 1
                case ")", "]": parentheses -= 1
                case "{":
                    braces += 1
                    hasBody = true
                case "}":
                    braces -= 1
                    if hasBody, braces == 0 { return place }
                    if braces < 0 { return nil }
                default: break
                }
            }
            let next = place + 1 < code.count ? code[place + 1].drop { $0.isWhitespace } : ""
            let goesOn =
                next.hasPrefix("{") || next.hasPrefix("->") || next.hasPrefix("where") || next.hasPrefix("async")
            if !hasBody, parentheses == 0, !goesOn, !code[place].hasSuffix("->") { return nil }
        }
        return nil
    }
}
