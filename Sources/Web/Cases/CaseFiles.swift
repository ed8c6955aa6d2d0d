import Casework
import Hummingbird
import Kernel
import Workforce

/// Files of a case: in, and out again without ever being taken for a page of ours.
enum CaseFiles {
    /// The largest file and the form around it.
    private static let mostFormBytes = FileKind.mostBytes + 64 << 10

    static func attach(_ ask: Ask) async throws -> Response {
        try await CaseForms.attempt(ask, OpenForm.files, limit: mostFormBytes) { form, _ in
            guard !form.files.isEmpty else { throw CaseRefusal.fieldMissing("file") }
            var item: Case?
            for (place, file) in form.files.enumerated() {
                item = try await ask.house.cases.attach(
                    IncomingFile(name: file.name, bytes: file.bytes), on: ask.name("number"),
                    moment: form["moment"] ?? "", request: ask.requestKey(form, part: place), by: try ask.actor)
            }
            guard let item else { throw CaseRefusal.fieldMissing("file") }
            return item
        }
    }

    /// With the type that its content has, in a sandbox, and looked at in place only where that is harmless.
    static func serve(_ ask: Ask) async throws -> Response {
        guard let id = ID<Attachment>(ask.name("file")),
            let (attachment, bytes) = try await ask.house.cases.file(id, of: ask.name("number"), for: try ask.actor)
        else { throw WebRefusal.unknownPage }
        let isShown = attachment.type.hasPrefix("image/") || attachment.type.hasPrefix("audio/")
        let name = "filename*=UTF-8''\(Path.encoded(attachment.name))"
        return .kept(
            bytes, type: attachment.type, disposition: "\(isShown ? "inline" : "attachment"); \(name)")
    }
}
