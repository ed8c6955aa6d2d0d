import Foundation
import Kernel

extension Procedure {
    private static let words = [
        "procedure", "version", "name", "anonymous", "needs-place", "begun", "uses", "start", "stages", "actions",
        "form", "promises", "notices", "passes", "prints", "batch", "matches",
    ]

    /// Reads a procedure whose files name nothing of the desk but its rights.
    static func read(_ folder: URL, _ name: String, desk: String) throws -> Procedure {
        try read(try ProcedureText.gather(folder, name), desk: desk, known: nil)
    }

    /// Reads a declared procedure with the actions of the files that it uses, and checks it as a whole.
    ///
    /// - Parameters:
    ///   - known: what its files may name; nil where that was checked before.
    ///   - nodes: its files by name, where somebody has taken them apart already.
    /// - Throws: ``DeskError``
    static func read(
        _ text: ProcedureText, desk: String, known: DeskWords?, nodes: ((String) throws -> DeskNode)? = nil
    ) throws -> Procedure {
        let nodes = nodes ?? text.node
        let file = try nodes(text.main)
        try file.allow(Self.words)
        let stages = try file.required("stages").entries().map(stage)
        let form = try file.optional("form").map { try DeclaredForm($0) } ?? .none
        let start = try file.required("start")
        var procedure = Procedure(
            kind: try file.required("procedure").text(), desk: desk,
            version: try file.required("version").integer(in: 0...1000),
            name: try file.required("name").words(), mayBeAnonymous: try file.optional("anonymous")?.flag() ?? false,
            start: try start.text(), stages: stages.map(\.stage), actions: [], form: form)
        procedure.needsPlace = try file.optional("needs-place")?.flag() ?? false
        (procedure.notices, procedure.text) = (try notices(file), text)
        let names = try ActionNames(file, form, procedure.notices, known)
        let actions = try actions(nodes, file, names)
        procedure.actions = try ActionReader.resolve(actions, procedure.stages)
        procedure.promises = try file.optional("promises").map { try names.promises($0, procedure) } ?? []
        procedure.passes = try file.optional("passes").map { try names.passes($0, procedure) } ?? []
        procedure.prints = try file.optional("prints").map { try PrintForm.all($0, procedure) } ?? []
        procedure.isBegunByCase = try isBegunByCase(file)
        procedure.invites = try file.optional("batch").map { try InvitationRule($0, procedure) }
        procedure.matching = try file.optional("matches").map { try MatchRule($0, procedure, kinds: known?.kinds) }
        try procedure.check(start: start, stages: stages.map { ($0.stage.key, $0.node) })
        return procedure
    }

    private static func isBegunByCase(_ file: DeskNode) throws -> Bool {
        guard try file.optional("begun")?.word("beginning", of: ["by-hand", "by-case"]) == "by-case" else {
            return false
        }
        if let batch = file.optional("batch") { throw batch.fail("what cases begin is not begun for many") }
        return true
    }

    private static func actions(
        _ nodes: (String) throws -> DeskNode, _ file: DeskNode, _ names: ActionNames
    ) throws -> [ActionReader.Raw] {
        var actions = try file.required("actions").entries().map { try ActionReader.read($0, $1, names) }
        for used in try file.optional("uses")?.list() ?? [] {
            let shared = try nodes(ProcedureText.name(try used.text()))
            try shared.allow(["actions"])
            actions += try shared.required("actions").entries().map { try ActionReader.read($0, $1, names) }
        }
        return actions
    }

    private static func notices(_ file: DeskNode) throws -> [String: Words] {
        let pairs = try file.optional("notices")?.entries().map { ($0.key, try $0.value.words()) } ?? []
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    private static func stage(_ key: String, _ node: DeskNode) throws -> (stage: Stage, node: DeskNode) {
        try node.allow(["name", "phase", "for", "past", "then", "every", "customer"])
        let phase = try node.required("phase").word("phase", as: Phase.self)
        var stage = Stage(key: key, name: try node.required("name").words(), phase: phase)
        stage.customerName = try node.optional("customer")?.words()
        stage.recurs = try node.optional("every").map { try Recurring($0) }
        if let span = try node.optional("for")?.span() {
            stage.lapse = Lapse(
                after: span, past: try node.optional("past")?.text(), action: try node.required("then").text())
        } else if let then = node.optional("then") ?? node.optional("past") {
            throw then.fail("“for” is missing: how long it stays before “then”")
        }
        return (stage, node)
    }
}
