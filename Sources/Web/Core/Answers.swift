import Foundation
import Hummingbird
import Kernel

extension Response {
    static func html(_ text: String, status: HTTPResponse.Status = .ok, language: Language) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: language.tag],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok, etag: Int? = nil) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let data = try encoder.encode(value)
        var headers: HTTPFields = [.contentType: "application/json; charset=utf-8"]
        if let etag { headers[.eTag] = "\"\(etag)\"" }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }

    static func plain(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    /// After a form: look there.
    static func see(_ address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address])
    }
}

/// An error as RFC 9457 tells it.
struct Problem: Encodable {
    struct Field: Encodable {
        let field: String
        let detail: String
    }

    let type: String
    let status: Int
    let code: String
    let title: String
    let detail: String
    let fields: [Field]
    /// Where somebody else was quicker: the case as it is now.
    let current: CaseJSON?

    init(_ refusal: any Refusal, _ texts: Texts, _ language: Language) {
        type = "about:blank"
        status = refusal.kind.status
        code = refusal.code
        title = texts("status.\(refusal.kind.status)", language)
        let sentence = texts.sentence(refusal, language)
        detail = sentence
        fields = refusal.fields.map { Field(field: $0, detail: sentence) }
        current = (refusal as? StaleCase)?.current
    }

    func response(_ language: Language) -> Response {
        let data = (try? JSONEncoder().encode(self)) ?? Data()
        var headers: HTTPFields = [
            .contentType: "application/problem+json; charset=utf-8", .contentLanguage: language.tag,
        ]
        if status == 401 { headers[.wwwAuthenticate] = "Bearer" }
        return Response(status: .init(code: status), headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }
}
