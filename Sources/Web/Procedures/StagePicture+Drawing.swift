import Casework
import Kernel

extension StagePicture {
    /// A way as it is drawn.
    private struct Line {
        let path: String
        let x: Int
        let y: Int
        let isFaint: Bool
        let names: [String]
    }

    /// What its template draws.
    var model: Model {
        let (drawn, margin) = (lines, Self.lane * 3)
        return [
            "x": "\(-margin)", "width": "\(right + 2 * margin)", "height": "\(bottom + 12)",
            "lines": drawn.map { line -> Model in
                [
                    "path": line.path, "isFaint": line.isFaint, "x": "\(line.x)", "y": "\(line.y)",
                    "label": line.isFaint ? "" : Self.short(line.names),
                    "title": line.names.joined(separator: " / "),
                ]
            },
            "boxes": boxes.map(box),
        ]
    }

    private func box(_ box: Box) -> Model {
        let name = box.stage.name[language]
        return [
            "x": "\(box.x)", "y": "\(box.y)", "width": "\(Self.width)", "height": "\(Self.height)",
            "middle": "\(box.x + Self.width / 2)", "text": "\(box.y + Self.height / 2 + 5)",
            "name": Self.cut(name, 18), "title": name, "phase": box.stage.phase.rawValue,
            "isStart": box.stage.key == procedure.start,
        ]
    }

    private var lines: [Line] {
        var (right, left, down) = (0, 0, [Int: Int]())
        let ends = Dictionary(grouping: ways, by: \.to).mapValues(\.count)
        return ways.compactMap { way in
            guard let from = box(way.from), let to = box(way.to) else { return nil }
            let isFaint = to.stage.phase == .cancelled && (ends[way.to] ?? 0) > 1
            if to.layer == from.layer + 1 {
                down[from.layer, default: 0] += 1
                return straight(from, to, way, isFaint, turn: down[from.layer] ?? 1)
            }
            if to.layer > from.layer {
                right += 1
                return around(from, to, way, isFaint, lane: right, isRight: true)
            }
            left += 1
            return around(from, to, way, isFaint, lane: left, isRight: false)
        }
    }

    /// The names of neighbours stand on different heights.
    private func straight(_ from: Box, _ to: Box, _ way: Way, _ isFaint: Bool, turn: Int) -> Line {
        let (x1, x2) = (from.x + Self.width / 2, to.x + Self.width / 2)
        let (y1, y2) = (from.y + Self.height, to.y)
        let share = [50, 32, 68][(turn - 1) % 3]
        return Line(
            path: "M\(x1) \(y1)C\(x1) \(y1 + 34) \(x2) \(y2 - 34) \(x2) \(y2 - 2)",
            x: x1 + (x2 - x1) * share / 100, y: y1 + (y2 - y1) * share / 100 + 4, isFaint: isFaint, names: way.names)
    }

    private func around(_ from: Box, _ to: Box, _ way: Way, _ isFaint: Bool, lane: Int, isRight: Bool) -> Line {
        let side = isRight ? Self.width : 0
        let out = (lane - 1) % 3 * 18 + Self.lane
        let x = isRight ? right + out : -out
        let (x1, x2) = (from.x + side, to.x + side)
        let (y1, y2) = (from.y + Self.height / 2 + (isRight ? 8 : -8), to.y + Self.height / 2)
        return Line(
            path: "M\(x1) \(y1)C\(x) \(y1) \(x) \(y2) \(x2 + (isRight ? 2 : -2)) \(y2)",
            x: (x1 + x2 + 6 * x) / 8, y: (y1 + y2) / 2 + 4, isFaint: isFaint, names: way.names)
    }

    private static func short(_ names: [String]) -> String {
        let first = cut(names[0], 14)
        return names.count > 1 ? "\(first) +\(names.count - 1)" : first
    }

    /// A sign of Chinese is as wide as two letters.
    private static func cut(_ text: String, _ most: Int) -> String {
        var (width, kept) = (0, "")
        for letter in text {
            width += letter.isASCII ? 1 : 2
            if width > most { return kept + "…" }
            kept.append(letter)
        }
        return kept
    }
}
