import Kernel

/// What is wrong with the text of a procedure: the first thing that its reader stumbles over.
package struct ProcedureFault: Sendable, Equatable {
    /// The file that it stands in: the procedure's own, or one that it uses.
    package let file: String
    /// From 1 on; 0 where it is no line.
    package let line: Int
    package let reason: String
    /// What to write instead, and what is known there; empty where nothing is.
    package let hint: String
    /// The procedure that stumbles over it, of those that share the file.
    package let user: String?

    package init(file: String, line: Int, reason: String, hint: String, user: String? = nil) {
        (self.file, self.line, self.reason, self.hint, self.user) = (file, line, reason, hint, user)
    }
}

/// The text of a procedure as its reader takes it: what it says, or what is wrong with it.
package struct ProcedureCheck: Sendable {
    package let procedure: Procedure?
    package let fault: ProcedureFault?
}

extension Desk {
    /// Bytes of one procedure's text.
    package static let mostProcedureBytes = 65_536

    /// Reads the text of a procedure as it would be read at start, with all that the desk's other files ask of it.
    package func check(_ source: String, as kind: String) -> ProcedureCheck {
        checking(ProcedureText.name(kind)) { try read(source, as: kind) }
    }

    /// - Parameter file: what is at fault where nothing else is named.
    func checking(_ file: String, _ read: () throws -> Procedure) -> ProcedureCheck {
        do {
            return ProcedureCheck(procedure: try read(), fault: nil)
        } catch {
            let known = error as? DeskError ?? DeskError(file: file, line: 0, reason: "\(error)")
            return ProcedureCheck(procedure: nil, fault: ProcedureFault(known))
        }
    }

    /// - Parameter shared: texts of shared files by name; nil for those that hold.
    /// - Throws: ``DeskError``
    func read(_ source: String, as kind: String, sharing shared: [String: String]? = nil) throws -> Procedure {
        guard source.utf8.count <= Self.mostProcedureBytes else {
            throw DeskError(
                file: ProcedureText.name(kind), line: 0,
                reason: "the file is larger than \(Self.mostProcedureBytes) bytes")
        }
        let text = try ProcedureText(source, as: kind, sharing: shared ?? shelf.shared)
        let kinds = Set(procedures.map(\.kind) + [kind]).sorted()
        let known = DeskWords(
            kinds: kinds, departments: departments.map(\.key), categories: categories.all.map(\.path),
            calendars: levels.calendars.keys, slots: slots)
        var procedure = try Procedure.read(text, desk: key, known: known)
        let file = try text.node(text.main)
        let named = try file.required("procedure")
        guard procedure.kind == kind else { throw named.fail("the key must stay “\(kind)”") }
        procedure.isPaperwork = self.procedure(kind)?.isPaperwork ?? true
        if let reason = running?.obstacle(in: procedure) { throw try file.required("actions").fail(reason) }
        return procedure
    }
}

extension ProcedureFault {
    private static let hints = ["; did you mean ", "; known"]

    /// Takes what helps off what is wrong.
    init(_ error: DeskError, of user: String? = nil) {
        let cut = Self.hints.compactMap { error.reason.range(of: $0)?.lowerBound }.min() ?? error.reason.endIndex
        self.init(
            file: error.file, line: error.line, reason: String(error.reason[..<cut]),
            hint: String(error.reason[cut...].drop { $0 == ";" || $0 == " " }), user: user)
    }
}

extension ProcedureText {
    static func name(_ kind: String) -> String { "procedures/\(kind).yaml" }

    /// A text that somebody typed, with the shared files that it uses.
    ///
    /// - Parameter shared: texts by name.
    /// - Throws: ``DeskError``
    init(_ source: String, as kind: String, sharing shared: [String: String]) throws {
        let name = Self.name(kind)
        try SmallFile.checkDepth(source, name)
        var files = [name: source]
        let known = shared.keys.sorted().map { String($0.dropFirst("procedures/".count).dropLast(".yaml".count)) }
        for used in try SmallFile.parse(source, name).optional("uses")?.list() ?? [] {
            let other = Self.name(try used.word("shared file", of: known))
            files[other] = shared[other]
        }
        self.init(main: name, files: files)
    }
}

extension SmallFile {
    /// Levels of brackets, and signs that begin a level on one line.
    private static let mostLevels = 30

    /// What is nested deeper than any procedure is not given to the reader, which goes down level by level.
    ///
    /// - Throws: ``DeskError``
    static func checkDepth(_ text: String, _ file: String) throws {
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let opening = line.count { $0 == "[" || $0 == "{" }
            let signs = line.prefix { " -?:".contains($0) }
            guard opening <= mostLevels, signs.count(where: { $0 != " " }) <= mostLevels, signs.count <= 200 else {
                throw DeskError(file: file, line: place + 1, reason: "nested too deeply")
            }
        }
    }
}
