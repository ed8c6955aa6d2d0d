import Casework
import Kernel

/// What an editor is about: a procedure by its key, or another text of the house by its file.
struct EditedText {
    let kind: String
    /// Nil for a procedure.
    let text: HouseText?

    init(_ kind: String) { (self.kind, text) = (kind, HouseText(file: kind)) }

    /// The text that an address names.
    ///
    /// - Throws: ``ProcedureRefusal/unknownProcedure(_:)``
    static func other(_ ask: Ask) throws -> EditedText {
        guard let text = HouseText(rawValue: ask.name("text")) else {
            throw ProcedureRefusal.unknownProcedure(ask.name("text"))
        }
        return EditedText(text.file)
    }

    func page(_ query: [(String, String?)] = []) -> String {
        text.map { Paths.houseText($0.rawValue, query: query) } ?? Paths.procedure(kind, query: query)
    }

    var check: String { text.map { Paths.houseTextCheck($0.rawValue) } ?? Paths.procedureCheck(kind) }

    func name(_ names: Names, of desk: String) -> String {
        text.map { names.text("houseTexts.name.\($0.rawValue)") } ?? names.kind(kind, of: desk)
    }

    /// What is said beside it: what is wrong, or what publishing it would do.
    func checked(_ source: String, _ ask: Ask) async throws -> Model {
        guard let text else {
            return ProcedureCheckPart(try ask.house.cases.check(source, as: kind, for: ask.actor), ask).model
        }
        let (fault, effect) = try await ask.house.cases.effect(
            of: source, as: text, followedBy: ask.house.inspections.follower, for: try ask.actor)
        guard let effect else { return ProcedureCheckPart.faulty(fault, ask) }
        return TextEffectPart(effect: effect, text: text, names: try await Names.load(ask), ask: ask).model
    }
}
