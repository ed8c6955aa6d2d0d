import Casework
import Kernel

/// The stages of a procedure as boxes in layers, and the actions between them. Pure.
///
/// A stage stands as many layers below the first as the shortest way to it has steps. Ways to the layers beside it and
/// within it are drawn between the boxes, longer ones in lanes on the right, and on the left where they lead back.
/// Lengths are pixels.
struct StagePicture {
    struct Box {
        let stage: Procedure.Stage
        let layer: Int
        let x: Int
        let y: Int
    }

    struct Way {
        let from: String
        let to: String
        var names: [String]
    }

    static let (width, height, gapX, gapY, lane) = (136, 46, 22, 74, 26)

    let boxes: [Box]
    let ways: [Way]
    let procedure: Procedure
    let language: Language

    init(_ procedure: Procedure, _ language: Language) {
        (self.procedure, self.language) = (procedure, language)
        ways = Self.ways(procedure, language)
        boxes = Self.boxes(procedure, Self.layers(procedure))
    }

    /// Actions between the same two stages are one way.
    private static func ways(_ procedure: Procedure, _ language: Language) -> [Way] {
        var ways: [Way] = []
        for action in procedure.actions {
            for from in procedure.stages.map(\.key) where action.from.contains(from) {
                for to in action.targets where to != from {
                    let name = action.name[language]
                    if let place = ways.firstIndex(where: { $0.from == from && $0.to == to }) {
                        if !ways[place].names.contains(name) { ways[place].names.append(name) }
                    } else {
                        ways.append(Way(from: from, to: to, names: [name]))
                    }
                }
            }
        }
        return ways
    }

    private static func layers(_ procedure: Procedure) -> [String: Int] {
        var (layers, open) = ([procedure.start: 0], [procedure.start])
        while !open.isEmpty {
            let key = open.removeFirst()
            for action in procedure.actions where action.from.contains(key) {
                for target in action.targets where layers[target] == nil {
                    layers[target] = (layers[key] ?? 0) + 1
                    open.append(target)
                }
            }
        }
        // Wherever a case can be broken off, that end stands below the others.
        let last = (layers.values.max() ?? 0)
        for stage in procedure.stages where stage.phase == .cancelled { layers[stage.key] = max(1, last) }
        return layers
    }

    private static func boxes(_ procedure: Procedure, _ layers: [String: Int]) -> [Box] {
        let rows = Dictionary(grouping: procedure.stages) { layers[$0.key] ?? 0 }
        let most = rows.values.map(\.count).max() ?? 1
        return rows.sorted { $0.key < $1.key }.flatMap { layer, stages in
            let left = (most - stages.count) * (width + gapX) / 2
            return stages.enumerated().map { place, stage in
                Box(stage: stage, layer: layer, x: left + place * (width + gapX), y: layer * (height + gapY))
            }
        }
    }

    func box(_ key: String) -> Box? { boxes.first { $0.stage.key == key } }
    var right: Int { (boxes.map(\.x).max() ?? 0) + Self.width }
    var bottom: Int { (boxes.map(\.y).max() ?? 0) + Self.height }
}
