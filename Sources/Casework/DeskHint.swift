extension DeskNode {
    /// A word of a closed list, as it stands there.
    func word(_ what: String, of known: [String]) throws -> String {
        try word(what, known: known) { known.contains($0) ? $0 : nil }
    }

    /// “; did you mean “accept-task”?” where one of the known words is nearly it; else nothing.
    static func hint(_ text: String, _ known: [String]) -> String {
        let all = known.map { (word: $0, steps: steps(from: text, to: $0)) }
        let near = all.min { ($0.steps, $0.word) < ($1.steps, $1.word) }
        guard let near, near.steps <= (text.count < 4 ? 1 : max(2, text.count / 4)) else { return "" }
        return "; did you mean “\(near.word)”?"
    }

    /// How many letters must be put in, taken out or exchanged to make one word of another.
    private static func steps(from one: String, to other: String) -> Int {
        let letters = Array(other)
        var row = Array(0...letters.count)
        for (place, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            for index in letters.indices {
                let above = row[index + 1]
                row[index + 1] = min(above + 1, row[index] + 1, diagonal + (letters[index] == letter ? 0 : 1))
                diagonal = above
            }
        }
        return row[letters.count]
    }
}
