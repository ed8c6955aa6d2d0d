import Casework
import Kernel

/// What an editor is about: a procedure by its key, or another text of the house by its file.
struct EditedText {
    let kind: String
    /// Nil for a procedure, and for what procedures share.
    let text: HouseText?
    /// Nil for all but that.
    let shared: SharedText?

    init(_ kind: String) {
        (self.kind, text, shared) = (kind, HouseText(file: kind), SharedText(file: kind))
    }

    /// By which an address calls it; nil for a procedure.
    var word: String? { text?.rawValue ?? shared?.name }
    /// What the words about it are called by; nil for a procedure.
    var sort: String? { text?.rawValue ?? shared.map { _ in "shared" } }

    /// The text that an address names.
    ///
    /// - Throws: ``ProcedureRefusal/unknownProcedure(_:)``
    static func other(_ ask: Ask) throws -> EditedText {
        let word = ask.name("text")
        return EditedText(try HouseText(rawValue: word)?.file ?? SharedText.named(word).file)
    }

    func page(_ query: [(String, String?)] = []) -> String {
        word.map { Paths.houseText($0, query: query) } ?? Paths.procedure(kind, query: query)
    }

    var check: String { word.map { Paths.houseTextCheck($0) } ?? Paths.procedureCheck(kind) }

    func name(_ names: Names, of desk: String) -> String {
        if let shared { return names.text("houseTexts.name.shared", ["name": shared.name]) }
        return text.map { names.text("houseTexts.name.\($0.rawValue)") } ?? names.kind(kind, of: desk)
    }

    /// What it is for; of what procedures share, which do.
    func about(_ ask: Ask) -> String {
        let users = shared.flatMap { try? ask.house.cases.users(of: $0) } ?? []
        let names = users.map { $0.name[ask.language] }.joined(separator: ask.text("list.and"))
        return sort.map { ask.text("houseTexts.about.\($0)", ["names": names]) } ?? ""
    }

    /// What is said beside it: what is wrong, or what publishing it would do.
    func checked(_ source: String, _ ask: Ask) async throws -> Model {
        guard let sort else {
            return ProcedureCheckPart(try ask.house.cases.check(source, as: kind, for: ask.actor), ask).model
        }
        let (fault, effect) = try await effect(of: source, ask)
        guard let effect else { return ProcedureCheckPart.faulty(fault, ask) }
        return TextEffectPart(effect: effect, sort: sort, names: try await Names.load(ask), ask: ask).model
    }

    /// What is wrong with it, or what publishing it would do.
    ///
    /// - Throws: ``ProcedureRefusal/unknownProcedure(_:)`` for a procedure
    func effect(of source: String, _ ask: Ask) async throws -> (fault: ProcedureFault?, effect: TextEffect?) {
        if let shared { return try await ask.house.cases.effect(of: source, as: shared, for: try ask.actor) }
        guard let text else { throw ProcedureRefusal.unknownProcedure(kind) }
        return try await ask.house.cases.effect(
            of: source, as: text, followedBy: ask.house.inspections.follower, for: try ask.actor)
    }
}

extension SharedText {
    /// - Throws: ``ProcedureRefusal/unknownProcedure(_:)`` for what is no name
    static func named(_ name: String) throws -> SharedText {
        guard let shared = SharedText(name: name) else { throw ProcedureRefusal.unknownProcedure(name) }
        return shared
    }
}
