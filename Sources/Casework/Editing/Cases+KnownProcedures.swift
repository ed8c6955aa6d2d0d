import Kernel
import Store

extension Cases {
    /// Learns what was published, here or by another copy of the program.
    package func learnProcedures() async throws { try await store.read { try learnProcedures($0) } }

    /// A cheap look where nothing is new.
    func learnProcedures(_ db: DB) throws {
        let count = try ProcedureEditionTable.count(db)
        guard desks.values.contains(where: { $0.shelf.count != count }) else { return }
        let (kept, newest) = (try ProcedureVersionTable.all(db), try ProcedureEditionTable.newest(db))
        let own = kept.filter { $0.version >= Procedure.firstOwn && $0.isProcedure }
        let new = own.filter { versions.find($0.desk, $0.kind, $0.version)?.text.digest != $0.digest }
        versions.learn(new.compactMap(known))
        for (key, desk) in desks {
            let counting = own.filter { one in
                one.desk == key && newest["\(key)/\(one.kind)"] == one.version && !isBack(one, among: kept)
            }
            desk.shelf.take(
                counting.compactMap { versions.find(key, $0.kind, $0.version) }, count: count,
                shared: desk.sharedTexts.reduce(into: [:]) { $0[$1.file] = published($1.file, of: desk, kept, newest) })
            learnTexts(of: desk, kept, newest)
        }
    }

    /// What was published and cannot be read any more holds nobody up here either.
    private func learnTexts(of desk: Desk, _ kept: [KeptVersion], _ newest: [String: Int]) {
        let published = publishedTexts(of: desk, kept, newest)
        guard desk.texts.files.sources.merging(published, uniquingKeysWith: { $1 }) != desk.texts.now.sources else {
            return
        }
        desk.texts.take(desk.reading(published).texts)
    }

    /// Those that count over the files of the desk.
    private func publishedTexts(
        of desk: Desk, _ kept: [KeptVersion], _ newest: [String: Int]
    ) -> [HouseText: String] {
        HouseText.allCases.reduce(into: [:]) { $0[$1] = published($1.file, of: desk, kept, newest) }
    }

    /// What counts over a file of the desk; nil where the file itself does.
    private func published(
        _ file: String, of desk: Desk, _ kept: [KeptVersion], _ newest: [String: Int]
    ) -> String? {
        let number = newest["\(desk.key)/\(file)"]
        let one = kept.first { $0.desk == desk.key && $0.kind == file && $0.version == number }
        return one.flatMap { isBack($0, among: kept) ? nil : $0.text.files[file] }
    }

    /// Another copy may have published what this case runs by since this one looked.
    func learnProcedures(_ db: DB, for item: Case) throws {
        guard item.procedureVersion >= Procedure.firstOwn else { return }
        if versions.find(item.desk, item.kind, item.procedureVersion) == nil { try learnProcedures(db) }
    }

    /// What was published and this version of the program cannot read.
    func unread(_ db: DB) throws -> Finding {
        let (kept, newest) = (try ProcedureVersionTable.all(db), try ProcedureEditionTable.newest(db))
        let own = kept.filter {
            $0.version >= Procedure.firstOwn && $0.isProcedure && known($0) == nil
        }
        let texts = desks.values.flatMap { desk in
            desk.reading(publishedTexts(of: desk, kept, newest)).unread.map { "\(desk.key)/\($0.file)" }
        }
        return .of(
            "procedures", own.map { "\($0.desk)/\($0.kind) v\($0.version)" } + texts.sorted(),
            sound: "every published text can be read", broken: "published texts that cannot be read",
            remedy: "mend the text on its page and publish it; the desk's own file counts until then")
    }

    /// What was published and cannot be read any more holds nobody up: the desk's file counts until it is mended, and
    /// the doctor tells of it.
    private func known(_ one: KeptVersion) -> Procedure? {
        guard var procedure = try? Procedure.read(one.text, desk: one.desk, known: nil) else { return nil }
        procedure.version = one.version
        let delivered = desks[one.desk]?.shelf.files.first(where: one.isOf)
        procedure.isPaperwork = delivered?.isPaperwork ?? true
        return procedure
    }

    /// The house went back to what was delivered: from then on the desk's file counts again, also its next version.
    private func isBack(_ one: KeptVersion, among kept: [KeptVersion]) -> Bool {
        let file = desks[one.desk]?.delivered(one.kind)?.digest
            ?? desks[one.desk]?.shelf.files.first(where: one.isOf)?.text.digest
        guard let file else { return false }
        return file == one.digest || kept.contains {
            $0.version < Procedure.firstOwn && $0.desk == one.desk && $0.kind == one.kind && $0.digest == one.digest
        }
    }
}
