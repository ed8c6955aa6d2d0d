extension Pinyin {
    /// A piece of what was typed in letters: a whole syllable, or the first letter of one.
    enum Piece: Hashable {
        case syllable(String)
        case initial(Character)

        /// What stands for it among initials: `z` for `zhang` and for `z`.
        var initial: String {
            switch self {
            case .syllable(let letters): String(letters.prefix(1))
            case .initial(let letter): String(letter)
            }
        }

        /// As far as it was typed.
        var letters: String {
            switch self {
            case .syllable(let letters): letters
            case .initial(let letter): String(letter)
            }
        }
    }

    /// How keyboards and passports write what the table has otherwise.
    static let alsoTyped = ["lue": "lve", "nue": "nve", "lyu": "lv", "nyu": "nv"]
    /// The syllable that letters are; nil where they are none.
    static func syllable(typed: String) -> String? { known.contains(typed) ? typed : alsoTyped[typed] }

    /// What somebody who types a syllable has typed so far.
    private static let beginnings = Set(known.flatMap { one in (1...one.count).map { String(one.prefix($0)) } })

    /// `chufangloushui` → `[chu, fang, lou, shui]`, longest syllables first with a step back where that leads nowhere;
    /// nil where the letters are not pinyin from end to end.
    package static func split(_ letters: String) -> [String]? {
        guard letters.utf8.count <= 60 else { return nil }
        var walk = Walk(letters, most: 1) { known.contains($0) ? $0 : nil }
        walk.go(from: 0, [])
        return walk.found.first
    }

    /// Every way to cut letters into syllables, the longest first, at most four, one whose last piece may be the
    /// beginning of a syllable (`zhangsanfe` → `[zhang, san, fe]`), and one whose last piece is a first letter, for
    /// `shixian` is typed on the way to `shixiana`.
    static func splits(_ letters: String) -> [[String]] {
        guard letters.utf8.count <= 60 else { return [] }
        var walk = Walk(letters, most: 4) { syllable(typed: $0) }
        walk.go(from: 0, [])
        let whole = walk.found
        walk = Walk(letters, most: 1, ending: { beginnings.contains($0) }) { syllable(typed: $0) }
        walk.go(from: 0, [])
        return (whole + walk.found + begun(letters)).unique
    }

    private static func begun(_ letters: String) -> [[String]] {
        let last = String(letters.suffix(1))
        guard beginnings.contains(last), let whole = split(String(letters.dropLast())) else { return [] }
        return [whole + [last]]
    }

    /// Letters as syllables and initials mixed, as names are typed in a hurry: `zhangsf` → zhang, s, f; `zhxm` → z, x,
    /// m.
    static func pieces(_ letters: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = Substring(letters)
        while let first = rest.first {
            let longest = (2...6).last { length in
                rest.count >= length && known.contains(String(rest.prefix(length)))
            }
            if let longest {
                pieces.append(.syllable(String(rest.prefix(longest))))
                rest = rest.dropFirst(longest)
            } else {
                pieces.append(.initial(first))
                // zh, ch and sh are one initial.
                rest = rest.dropFirst("zcs".contains(first) && rest.dropFirst().first == "h" ? 2 : 1)
            }
        }
        return pieces
    }

    /// Each place is tried once: `aoaoao…v` could be cut in a million ways, all of which end at the same letter.
    private struct Walk {
        private let letters: [Character]
        private let most: Int
        private let isEnding: (String) -> Bool
        private let syllable: (String) -> String?
        private var deadEnds: Set<Int> = []
        private(set) var found: [[String]] = []

        init(
            _ letters: String, most: Int, ending: @escaping (String) -> Bool = { _ in false },
            syllable: @escaping (String) -> String?
        ) {
            self.letters = Array(letters)
            self.most = most
            isEnding = ending
            self.syllable = syllable
        }

        mutating func go(from start: Int, _ pieces: [String]) {
            if start == letters.count { return found.append(pieces) }
            let before = found.count
            for length in stride(from: min(6, letters.count - start), to: 0, by: -1)
            where found.count < most && !deadEnds.contains(start + length) {
                let piece = String(letters[start..<start + length])
                let isLast = start + length == letters.count
                guard let one = syllable(piece) ?? (isLast && isEnding(piece) ? piece : nil) else { continue }
                go(from: start + length, pieces + [one])
            }
            if found.count == before { deadEnds.insert(start) }
        }
    }
}
