/// What became of a text, line by line.
package struct LineDifference: Sendable {
    package enum Kind: String, Sendable, CaseIterable { case same, gone, new }

    package struct Line: Sendable, Equatable {
        package let kind: Kind
        package let text: String
    }

    /// Longer ones are told as gone and new as a whole: to hold them together takes the square of their length.
    private static let mostLines = 3000

    /// In their order, what is gone before what is new in its place.
    package let lines: [Line]

    package var isEmpty: Bool { lines.allSatisfy { $0.kind == .same } }

    package init(from old: String, to new: String) {
        let (old, new) = (old.split(separator: "\n"), new.split(separator: "\n"))
        let isShort = max(old.count, new.count) <= Self.mostLines
        lines = isShort ? Self.merged(old, new) : Self.lines(old, .gone) + Self.lines(new, .new)
    }

    private static func lines(_ texts: [Substring], _ kind: Kind) -> [Line] {
        texts.map { Line(kind: kind, text: String($0)) }
    }

    private static func merged(_ old: [Substring], _ new: [Substring]) -> [Line] {
        let changes = new.difference(from: old)
        var gone: Set<Int> = []
        var added: Set<Int> = []
        for change in changes {
            switch change {
            case .remove(let place, _, _): gone.insert(place)
            case .insert(let place, _, _): added.insert(place)
            }
        }
        var (lines, at) = ([Line](), 0)
        func take(while isTaken: (Int) -> Bool) {
            while at < old.count, isTaken(at) {
                lines.append(Line(kind: gone.contains(at) ? .gone : .same, text: String(old[at])))
                at += 1
            }
        }
        for (place, line) in new.enumerated() {
            take { gone.contains($0) }
            if added.contains(place) {
                lines.append(Line(kind: .new, text: String(line)))
            } else {
                lines.append(Line(kind: .same, text: String(line)))
                at += 1
            }
        }
        take { _ in true }
        return lines
    }

    /// Those that differ with so many of the same around them; what is left out is nil.
    package func shortened(around: Int = 2) -> [Line?] {
        let near = lines.indices.filter { lines[$0].kind != .same }.reduce(into: Set<Int>()) { near, place in
            near.formUnion(max(0, place - around)...min(lines.count - 1, place + around))
        }
        return lines.indices.reduce(into: []) { shown, place in
            if near.contains(place) {
                shown.append(lines[place])
            } else if shown.last != .some(nil) {
                shown.append(nil)
            }
        }
    }
}
