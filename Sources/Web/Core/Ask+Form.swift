import Crypto
import Foundation
import Hummingbird
import Kernel
import Store
import Workforce

extension Ask {
    /// Reads the form and checks that it came from one of our own pages.
    ///
    /// - Throws: ``WebRefusal/badForm`` · ``WebRefusal/bodyTooLarge(limit:)`` · ``WorkforceRefusal/formExpired``
    func form(limit: Int = 1 << 20) async throws -> Form {
        let body = try await body(limit: limit)
        let type = request.headers[.contentType] ?? ""
        let form: Form
        if type.hasPrefix("multipart/form-data") {
            form = try Multipart.read(Array(body.readableBytesView), contentType: type)
        } else {
            form = Form(values: Self.pairs(String(buffer: body)), files: [])
        }
        if let session {
            let sent = form[FormField.token] ?? request.headers[.formToken] ?? ""
            guard !sent.isEmpty, Secret.isSame(sent, session.formToken) else { throw WorkforceRefusal.formExpired }
        }
        return form
    }

    /// The key of a form: sending the same page's form twice does it once. Something else typed into the same page,
    /// by going back in the browser, is another request.
    func requestKey(_ form: Form, part: Int = 0) -> RequestKey? {
        guard form[FormField.once] != nil else { return nil }
        var hash = SHA256()
        hash.update(data: Data("\(request.uri.path)\n\(part)\n".utf8))
        for (name, values) in form.values.sorted(by: { $0.key < $1.key }) {
            hash.update(data: Data("\(name)=\(values)\n".utf8))
        }
        for file in form.files { hash.update(data: file.bytes) }
        return RequestKey(key: "form:" + hash.finalize().hex, digest: request.uri.path)
    }

    static func pairs(_ text: String) -> [String: [String]] {
        var values: [String: [String]] = [:]
        for pair in text.split(separator: "&").prefix(500) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let decoded = parts.map { String($0).replacing("+", with: " ").removingPercentEncoding ?? String($0) }
            values[decoded[0], default: []].append(decoded.count > 1 ? decoded[1] : "")
        }
        return values
    }
}
