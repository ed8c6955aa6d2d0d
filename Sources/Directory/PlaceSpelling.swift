import Kernel

/// How people write the code of a place: `3栋1单元802室`, `３－１－８０２`, `3号楼802`, `a-1202`, `31802`.
enum PlaceSpelling {
    /// Where a part of a code ends in words.
    private static let ends = Set("栋幢座号楼单元室房户门层#")
    /// After one of these a number alone is a building.
    private static let buildings = Set("栋幢座")
    private static let dashes = Set("-－–—‐‑/／.．")

    /// As the code stands in the store: `3栋1单元802` → `3-1-802`; nil for what is no code.
    static func code(_ text: String) -> String? { codes(text).first }

    /// The same, and in capitals where letters were typed small. Only what has two parts or names a building.
    static func codes(_ text: String) -> [String] {
        let typed = Pinyin.simplify(SearchTokens.halfWidth(text.trimmed))
        guard typed.count <= 40, typed.contains(where: \.isNumber) else { return [] }
        var code = ""
        for sign in typed {
            if ends.contains(sign) || dashes.contains(sign) {
                if code.last != "-", !code.isEmpty { code.append("-") }
            } else if sign.isASCII, sign.isLetter || sign.isNumber {
                code.append(sign)
            } else if sign != " " {
                return []
            }
        }
        let isOpen = typed.last.map(dashes.contains) ?? false
        if code.last == "-", !isOpen { code.removeLast() }
        let namesBuilding = typed.last.map(buildings.contains) ?? false
        guard code.contains("-") || namesBuilding else { return [] }
        return code == code.uppercased() ? [code] : [code, code.uppercased()]
    }

    /// Four to eight digits, which may be a code without its dashes.
    static func isOfDigits(_ text: String) -> Bool {
        (4...8).contains(text.count) && text.allSatisfy { ("0"..."9").contains($0) }
    }

    /// The codes of two and three parts that digits may be: `31802` → `3-1-802`, `31-802`, `3-1802`. A room has three
    /// digits or more.
    static func undashed(_ digits: String) -> [String] {
        let all = Array(digits)
        var codes: [String] = []
        for last in 3..<max(3, all.count) {
            let (front, room) = (all.dropLast(last), String(all.suffix(last)))
            codes.append("\(String(front))-\(room)")
            for cut in 1..<max(1, front.count) {
                codes.append("\(String(front.prefix(cut)))-\(String(front.dropFirst(cut)))-\(room)")
            }
        }
        return codes
    }
}
