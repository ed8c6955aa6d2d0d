import Kernel
import Store

extension Cases {
    /// Keeps the files of every procedure with its version, what the desks' other texts say, and takes up
    /// the older versions that cases may run by.
    ///
    /// - Throws: ``DeskError`` for a procedure that reads otherwise than when its version was first used: cases that
    ///   run by it would follow other rules than those they began with.
    package func adoptProcedures() async throws {
        let kept = try await store.read { try ProcedureVersionTable.all($0) }
        let own = desks.values.flatMap(\.shelf.files)
        let new = try own.filter { procedure in
            let earlier = kept.first { $0.isOf(procedure) && $0.version == procedure.version }
            guard let earlier else { return true }
            guard earlier.digest == procedure.text.digest else { throw Self.changed(procedure) }
            return false
        }
        let kinds = new.map { KeptVersion($0) } + newTexts(kept)
        if !kinds.isEmpty {
            try await store.write { tx in for one in kinds { try ProcedureVersionTable.put(tx, one) } }
        }
        versions.learn(
            try kept.compactMap { one in
                guard one.version < Procedure.firstOwn, let now = own.first(where: one.isOf),
                    now.version != one.version
                else { return nil }
                var old = try Procedure.read(one.text, desk: one.desk, known: nil)
                old.isPaperwork = now.isPaperwork
                return old
            })
        try await learnProcedures()
    }

    /// The desks' other texts, as far as nobody kept what they say.
    private func newTexts(_ kept: [KeptVersion]) -> [KeptVersion] {
        desks.values.flatMap { desk in
            desk.textFiles.compactMap { name -> KeptVersion? in
                let known = kept.filter {
                    $0.desk == desk.key && $0.kind == name && $0.version < Procedure.firstOwn
                }
                guard let file = desk.delivered(name), !known.contains(where: { $0.digest == file.digest })
                else { return nil }
                return KeptVersion(desk.key, name, (known.map(\.version).max() ?? 0) + 1, file)
            }
        }
    }

    private static func changed(_ procedure: Procedure) -> DeskError {
        let line = (try? procedure.text.node(procedure.text.main).required("version").line) ?? 1
        return DeskError(
            file: procedure.text.main, line: line,
            reason: "“\(procedure.kind)”, or a file that it uses, has changed since version \(procedure.version) was "
                + "first used; give it another version number, so that running cases keep theirs")
    }
}

extension KeptVersion {
    init(_ procedure: Procedure) {
        self.init(procedure.desk, procedure.kind, procedure.version, procedure.text)
    }

    init(_ desk: String, _ kind: String, _ version: Int, _ text: ProcedureText) {
        self.init(desk: desk, kind: kind, version: version, digest: text.digest, text: text)
    }

    /// And no other text of the house.
    var isProcedure: Bool { !kind.contains(".") }

    func isOf(_ procedure: Procedure) -> Bool { procedure.desk == desk && procedure.kind == kind }
}
