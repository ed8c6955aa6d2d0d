import Casework
import Kernel

extension StagePicture {
    /// A way as it is drawn.
    private struct Line {
        let curve: Curve
        let isFaint: Bool
        let names: [String]
        /// The middle of its name; nil where there is no room for one.
        var place: (x: Int, y: Int)?
    }

    /// What its template draws.
    var model: Model {
        let (drawn, margin) = (named(lines), Self.lane * 3)
        return [
            "x": "\(-margin)", "width": "\(right + 2 * margin)", "height": "\(bottom + Self.bow + 12)",
            "lines": drawn.map { line -> Model in
                [
                    "path": line.curve.path, "isFaint": line.isFaint, "x": "\(line.place?.x ?? 0)",
                    "y": "\((line.place?.y ?? 0) + 4)", "label": line.place == nil ? "" : Self.short(line.names),
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
            "middle": "\(box.middle)", "text": "\(box.y + Self.height / 2 + 5)",
            "name": Self.cut(name, 18), "title": name, "phase": box.stage.phase.rawValue,
            "isStart": box.stage.key == procedure.start,
        ]
    }

    private var lines: [Line] {
        var (right, left) = (0, 0)
        let ends = Dictionary(grouping: ways, by: \.to).mapValues(\.count)
        return ways.compactMap { way in
            guard let from = box(way.from), let to = box(way.to) else { return nil }
            let isFaint = to.stage.phase == .cancelled && (ends[way.to] ?? 0) > 1
            let curve: Curve
            switch to.layer - from.layer {
            case 0: curve = beside(from, to)
            case 1: curve = down(from, to)
            case -1: curve = up(from, to)
            case 2...:
                right += 1
                curve = around(from, to, lane: right, isRight: true)
            default:
                left += 1
                curve = around(from, to, lane: left, isRight: false)
            }
            return Line(curve: curve, isFaint: isFaint, names: way.names)
        }
    }

    /// Each name stands on its way where it hides neither a stage nor another name; where there is no such place, the
    /// way has none, and says it to whoever points at it.
    private func named(_ lines: [Line]) -> [Line] {
        var taken = boxes.map { Area(x: $0.x, y: $0.y, width: Self.width, height: Self.height) }
        return lines.map { line in
            guard !line.isFaint else { return line }
            let width = Self.width(of: Self.short(line.names)) * 6 + 8
            var named = line
            named.place = [50, 36, 64, 24, 76].map(line.curve.point).first { place in
                let area = Area(x: place.x - width / 2, y: place.y - 9, width: width, height: 18)
                guard !taken.contains(where: area.touches) else { return false }
                taken.append(area)
                return true
            }
            return named
        }
    }

    private func down(_ from: Box, _ to: Box) -> Curve {
        let (y1, y2) = (from.y + Self.height, to.y - 2)
        return Curve((from.middle, y1), (from.middle, y1 + 34), (to.middle, y2 - 34), (to.middle, y2))
    }

    /// Back to the row above, beside the way down.
    private func up(_ from: Box, _ to: Box) -> Curve {
        let (x1, x2) = (from.middle + Self.width / 3, to.middle + Self.width / 3)
        let (y1, y2) = (from.y, to.y + Self.height + 2)
        return Curve((x1, y1), (x1, y1 - 30), (x2, y2 + 30), (x2, y2))
    }

    /// How far the way from one stage of a row to another bends out of it.
    private static let bow = 36

    /// Within a row: over the boxes between on the way forth, under them on the way back.
    private func beside(_ from: Box, _ to: Box) -> Curve {
        let (y, out) = to.x > from.x ? (from.y, -1) : (from.y + Self.height, 1)
        let side = (to.x > from.x ? 1 : -1) * Self.width / 4
        let (x1, x2, bent) = (from.middle + side, to.middle - side, y + out * Self.bow)
        return Curve((x1, y), (x1, bent), (x2, bent), (x2, y + out * 2))
    }

    private func around(_ from: Box, _ to: Box, lane: Int, isRight: Bool) -> Curve {
        let (side, out) = (isRight ? Self.width : 0, (lane - 1) % 3 * 18 + Self.lane)
        let x = isRight ? right + out : -out
        let (y1, y2) = (from.y + Self.height / 2 + (isRight ? 8 : -8), to.y + Self.height / 2)
        return Curve((from.x + side, y1), (x, y1), (x, y2), (to.x + side + (isRight ? 2 : -2), y2))
    }

    private static func short(_ names: [String]) -> String {
        let first = cut(names[0], 14)
        return names.count > 1 ? "\(first) +\(names.count - 1)" : first
    }

    private static func cut(_ text: String, _ most: Int) -> String {
        var (width, kept) = (0, "")
        for letter in text {
            width += Self.width(of: String(letter))
            if width > most { return kept + "…" }
            kept.append(letter)
        }
        return kept
    }

    /// In letters; a sign of Chinese is as wide as two.
    private static func width(of text: String) -> Int { text.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } }
}

extension StagePicture.Box {
    fileprivate var middle: Int { x + StagePicture.width / 2 }
}

/// A cubic Bézier curve; in pixels.
private struct Curve {
    private let points: [(x: Int, y: Int)]

    init(_ start: (Int, Int), _ one: (Int, Int), _ other: (Int, Int), _ end: (Int, Int)) {
        points = [start, one, other, end]
    }

    var path: String {
        let said = points.map { "\($0.x) \($0.y)" }
        return "M\(said[0])C\(said[1...].joined(separator: " "))"
    }

    /// - Parameter share: of the way from its start, in hundredths.
    func point(_ share: Int) -> (x: Int, y: Int) {
        let rest = 100 - share
        let weights = [rest * rest * rest, 3 * rest * rest * share, 3 * rest * share * share, share * share * share]
        let (x, y) = zip(points, weights).reduce((0, 0)) { ($0.0 + $1.0.x * $1.1, $0.1 + $1.0.y * $1.1) }
        return (x / 1_000_000, y / 1_000_000)
    }
}

/// A rectangle; in pixels.
private struct Area {
    let x: Int
    let y: Int
    let width: Int
    let height: Int

    func touches(_ other: Area) -> Bool {
        x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
    }
}
