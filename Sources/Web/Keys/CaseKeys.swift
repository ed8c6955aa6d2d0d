import Casework
import Custody
import Directory
import Kernel
import Workforce

/// The keys of a case's place as they hang or are lent, with what can be done with each from there. Nothing of them
/// stands in the case: what is done is done to the key.
struct CaseKeys {
    let item: Case
    let lines: [KeyLine]
    let actor: Actor

    static func load(_ ask: Ask, _ item: Case) async throws -> CaseKeys {
        let actor = try ask.actor
        let lines = try await ask.house.keys.keys(at: item.place, in: item.project, for: actor)
        return CaseKeys(item: item, lines: lines, actor: actor)
    }

    func moves(_ line: KeyLine) -> [KeyAct.Name] { Keys.moves(line.key, isHeld: line.hold != nil, actor) }

    /// - Parameter frame: where the case stands, to come back to.
    func model(_ words: KeyNames, _ place: Place?, from frame: CaseFrame) -> Model {
        let project = words.names.projects.first { $0.id == item.project }?.code
        let mayAdd = place != nil && actor.may(.custodyManage, in: item.project)
        let add = Paths.keys(query: [("project", project), ("place", place?.code)])
        return [
            "hasLines": !lines.isEmpty, "add": mayAdd ? add : "",
            "lines": lines.map { line in words.row(line).merging(["moves": doors(line, words, frame)]) },
        ]
    }

    private func doors(_ line: KeyLine, _ words: KeyNames, _ frame: CaseFrame) -> [Model] {
        moves(line).map { move in
            let query = KeyPage.Origin(number: item.number, frame: frame).query + [("act", move.rawValue)]
            return ["name": words.move(move), "href": Paths.key(line.key.id.description, query: query)]
        }
    }
}

extension KeyNames {
    /// What an act that moves a key is called on its button.
    func move(_ name: KeyAct.Name) -> String {
        names.text(name == .takeBack ? "custody.takeBack" : "keyAct.\(name.rawValue)")
    }
}

/// A key of a case's place as the API answers it.
struct CaseKeyJSON: JSONValue {
    let line: KeyLineJSON
    let moves: [KeyAct.Name]

    var json: JSON { .object(line.parts + [("moves", .array(moves.map(\.rawValue.json)))]) }
}
