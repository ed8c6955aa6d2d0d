import Foundation

/// A form with files: the first line of the bytes is the header `Content-Type`, the rest the body.
enum MultipartParser {
    static func check(_ bytes: [UInt8]) {
        let type = bytes.prefix { $0 != 10 }
        let body = Array(bytes.dropFirst(type.count + 1))
        // Whatever a file is called, up to a length, and whatever is in it, arrives.
        let file = IncomingPart(field: "file", name: String(decoding: type, as: UTF8.self), bytes: Data(body))
        if !body.isEmpty, type.count <= 500 { checkWriting(Form(values: [:], files: [file])) }
        guard let form = form(body, String(decoding: type, as: UTF8.self)) else { return }
        let sizes = form.files.map(\.bytes.count) + form.values.values.joined().map(\.utf8.count)
        // A byte that is no UTF-8 becomes a sign of three bytes.
        demand(sizes.reduce(0, +) <= body.count * 3, "more came out than went in")
        demand(sizes.count <= 60, "\(sizes.count) parts")
        checkWriting(form)
    }

    private static func form(_ body: [UInt8], _ type: String) -> Form? {
        do { return try Multipart.read(body, contentType: type) } catch {
            demand(error as? WebRefusal == .badForm, "\(error)")
            return nil
        }
    }

    /// The form as a browser would send it, read again.
    private static func checkWriting(_ form: Form) {
        let names = Array(form.values.keys) + form.files.flatMap { [$0.field, $0.name] }
        // A browser writes these as `%22`, `%0D` and `%0A`. A byte that was no UTF-8 makes a name longer than it was.
        guard !names.contains(where: { $0.utf8.contains { [13, 10, 34].contains($0) } || $0.utf8.count > 1500 }) else {
            return
        }
        let boundary = "~~fuzz~\(names.count)~fuzz~~"
        var body: [UInt8] = []
        func add(_ header: String, _ content: some Sequence<UInt8>) {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; \(header)\r\n\r\n".utf8)
            body += content + [13, 10]
        }
        for (name, values) in form.values { for value in values { add("name=\"\(name)\"", value.utf8) } }
        for file in form.files { add("name=\"\(file.field)\"; filename=\"\(file.name)\"", file.bytes) }
        body += Array("--\(boundary)--\r\n".utf8)
        let again = Self.form(body, "multipart/form-data; boundary=\(boundary)")
        demand(again?.values == form.values, "\(form.values) → \(again?.values ?? [:])")
        demand(again?.files.map(\.field) == form.files.map(\.field), "the files' fields")
        demand(again?.files.map(\.name) == form.files.map(\.name), "\(form.files.map(\.name))")
        demand(again?.files.map(\.bytes) == form.files.map(\.bytes), "the files' bytes")
    }
}
