import Directory
import Foundation
import Kernel
import Store
import Workforce

/// A file that comes with an action, for a field of the form.
package struct BroughtFile: Sendable {
    package enum Content: Sendable {
        case file(IncomingFile)
        /// A signature as it was drawn: a PNG in base 64.
        case drawn(String)
    }

    /// The key of the field.
    package let field: String
    package let content: Content

    package init(_ field: String, _ content: Content) { (self.field, self.content) = (field, content) }
}

/// A brought file whose bytes are on disk.
struct KeptFile: Sendable {
    let field: String
    let name: String
    let type: String
    let bytes: Int
    let digest: String
    let isDrawn: Bool
}

extension Cases {
    /// Puts the bytes on disk, before the rows that name them are written.
    ///
    /// - Returns: nil where `actor` may not act now: then nothing is put, and the act tells why.
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``CaseRefusal/tooManyFiles(limit:)`` · ``FormRefusal/formWrong(_:)``
    ///   for a field that is not asked · what ``FileKind`` and ``SignaturePicture`` refuse
    func keep(_ asked: ActRequest, on name: String, for actor: Actor) async throws -> [KeptFile]? {
        let brought = asked.brought
        guard !brought.isEmpty else { return [] }
        let item = try await store.read { db in
            let item = try visible(db, name, to: actor)
            try learnProcedures(db, for: item)
            return item
        }
        let procedure = try rules(of: item).procedure
        guard let action = try? procedure.open(asked.act.action, on: item, for: actor) else { return nil }
        let form = procedure.form
        guard brought.count + item.attachments.count <= Self.mostFiles else {
            throw CaseRefusal.tooManyFiles(limit: Self.mostFiles)
        }
        return try brought.map { one in
            guard let field = form.field(one.field), field.kind.isFile, action.asks.contains(field.key) else {
                throw FormRefusal.formWrong([FormFault(DeclaredForm.prefix + String(one.field.prefix(60)), .unknown)])
            }
            let (name, bytes, isDrawn) = try content(one, field)
            let kind = try FileKind.recognise(IncomingFile(name: name, bytes: bytes))
            return KeptFile(
                field: field.key, name: name, type: kind.type, bytes: bytes.count,
                digest: try store.blobs.put(bytes), isDrawn: isDrawn)
        }
    }

    private static let mostFiles = 40

    private func content(_ one: BroughtFile, _ field: DeclaredForm.Field) throws -> (String, Data, Bool) {
        switch one.content {
        case .file(let file): (file.shortName, file.bytes, false)
        case .drawn(let text): ("\(field.name.zh).png", try SignaturePicture.bytes(text), true)
        }
    }

    /// What ``keep(_:on:for:)`` kept. A repeated request has its answer already and does not come here.
    ///
    /// - Throws: why `actor` may not act · ``CaseRefusal/stale(current:)`` where they may since
    func known(_ kept: [KeptFile]?, _ asked: ActRequest, on item: Case, by actor: Actor) throws -> [KeptFile] {
        if let kept { return kept }
        _ = try rules(of: item).procedure.open(asked.act.action, on: item, for: actor)
        throw CaseRefusal.stale(current: item.version)
    }

    /// Puts kept files on a case, each with an entry of its own, and names them in the form: a signature takes the
    /// place of the one before, other files come beside those that stand there.
    ///
    /// - Throws: ``CaseRefusal/tooManyFiles(limit:)``
    func put(
        _ tx: Tx, _ kept: [KeptFile], on item: Case, for asked: inout ActRequest, by actor: Actor
    ) throws -> Case {
        guard kept.isEmpty || item.attachments.count + kept.count <= Self.mostFiles else {
            throw CaseRefusal.tooManyFiles(limit: Self.mostFiles)
        }
        if actor.guest != nil { try onlyOwn(asked, of: item) }
        var item = item
        for one in kept {
            let attachment = Attachment(
                id: tx.newID(), name: one.name, type: one.type, bytes: one.bytes, digest: one.digest,
                moment: one.isDrawn ? "signature" : "", by: actor.staff, at: tx.now)
            let deed = Deed(
                act: "attach", audience: actor.guest == nil ? .inside : .customer, words: one.name, actor: actor,
                now: tx.now)
            item = try commit(tx, [.attached(attachment)], to: item, deed, in: try project(tx, item.project))
            let before = one.isDrawn ? "" : asked.act.form[one.field] ?? ""
            asked.act.form[one.field] = before.isEmpty ? "\(attachment.id)" : "\(before),\(attachment.id)"
        }
        return item
    }

    /// A customer names no other file of the case in a field than what stands there: the field would open it to them.
    ///
    /// - Throws: ``FormRefusal/formWrong(_:)``
    private func onlyOwn(_ asked: ActRequest, of item: Case) throws {
        let strange = try rules(of: item).procedure.form.fields.filter { field in
            guard field.kind.isFile, let given = asked.act.form[field.key] else { return false }
            if field.kind == .signature, given.hasPrefix(DeclaredForm.typedName) { return false }
            let there = (item.form[field.key] ?? "").split(separator: ",")
            return !Set(given.split(separator: ",")).isSubset(of: there)
        }
        guard strange.isEmpty else { throw FormRefusal.formWrong(strange.map { FormFault($0.path, .noFile) }) }
    }
}
