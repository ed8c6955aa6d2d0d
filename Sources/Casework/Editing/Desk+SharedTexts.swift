import Kernel

extension Desk {
    /// A file that the house may change, as the desk has it; nil for a procedure, and for what the desk does not have.
    func delivered(_ kind: String) -> ProcedureText? {
        if let text = HouseText(file: kind) { return texts.files.delivered(text) }
        return shelf.sharedFiles[kind].map { ProcedureText(main: kind, files: [kind: $0]) }
    }

    /// The files that the house may change beside its procedures.
    var textFiles: [String] { HouseText.allCases.map(\.file) + sharedTexts.map(\.file) }

    /// What its procedures share, by name.
    package var sharedTexts: [SharedText] {
        shelf.sharedFiles.keys.sorted().compactMap { SharedText(file: $0) }
    }

    /// The procedures that use a shared file, in their order.
    package func users(of shared: SharedText) -> [Procedure] {
        procedures.filter { $0.text.main != shared.file && $0.text.files[shared.file] != nil }
    }

    /// Reads a shared file with every procedure that uses it, as each would be read at start.
    package func check(_ source: String, as shared: SharedText) -> (change: SharedChange?, fault: ProcedureFault?) {
        var kind: String?
        do {
            try checkShape(of: source, shared)
            let followers = try users(of: shared).map { old in
                kind = old.kind
                return SharedChange.Follower(old: old, new: try read(old, with: source, as: shared))
            }
            return (SharedChange(shared: shared, source: source, followers: followers), nil)
        } catch {
            let known = error as? DeskError ?? DeskError(file: shared.file, line: 0, reason: "\(error)")
            return (nil, ProcedureFault(known, of: kind))
        }
    }

    /// A procedure as it holds now, with a shared file as somebody typed it.
    ///
    /// - Throws: ``DeskError``
    func read(_ procedure: Procedure, with source: String, as shared: SharedText) throws -> Procedure {
        try checkShape(of: source, shared)
        var files = shelf.shared
        files[shared.file] = source
        return try read(procedure.text.files[procedure.text.main] ?? "", as: procedure.kind, sharing: files)
    }

    /// - Throws: ``DeskError``
    private func checkShape(of source: String, _ shared: SharedText) throws {
        guard source.utf8.count <= Self.mostProcedureBytes else {
            throw DeskError(
                file: shared.file, line: 0, reason: "the file is larger than \(Self.mostProcedureBytes) bytes")
        }
        try SmallFile.checkDepth(source, shared.file)
        try SmallFile.parse(source, shared.file).allow(["actions"])
    }
}
