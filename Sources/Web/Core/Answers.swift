import Casework
import Hummingbird
import Kernel

extension Response {
    static func html(_ text: String, status: HTTPResponse.Status = .ok, language: Language) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: language.tag],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    static func json(_ value: some JSONValue, status: HTTPResponse.Status = .ok, etag: Int? = nil) -> Response {
        var headers: HTTPFields = [.contentType: "application/json; charset=utf-8"]
        if let etag { headers[.eTag] = "\"\(etag)\"" }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: value.json.bytes)))
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

    /// Says when it is worth another try.
    func waiting(for refusal: (any Refusal)?) -> Response {
        guard let seconds = refusal?.waitSeconds else { return self }
        var response = self
        response.headers[.retryAfter] = "\(seconds)"
        return response
    }
}

/// An error as RFC 9457 tells it.
struct Problem: JSONValue {
    let refusal: any Refusal
    let texts: Texts
    let language: Language

    private var status: Int { refusal.kind.status }

    var json: JSON {
        let sentence = texts.sentence(refusal, language)
        let fields = refusal.fields.map { field in
            let fault = (refusal as? FormRefusal)?.wrong(field).map { texts("fault.\($0.rawValue)", language) }
            return JSON.object([("field", field.json), ("detail", (fault ?? sentence).json)])
        }
        // Where somebody else was quicker: the case as it is now.
        let current = (refusal as? StaleCase).map { [("current", $0.current.json)] } ?? []
        return .object(
            [
                ("type", "about:blank".json), ("status", status.json), ("code", refusal.code.json),
                ("title", texts("status.\(status)", language).json), ("detail", sentence.json),
                ("fields", .array(fields)),
            ] + current)
    }

    var response: Response {
        var headers: HTTPFields = [
            .contentType: "application/problem+json; charset=utf-8", .contentLanguage: language.tag,
        ]
        if status == 401 { headers[.wwwAuthenticate] = "Bearer" }
        let body = ByteBuffer(bytes: json.bytes)
        return Response(status: .init(code: status), headers: headers, body: .init(byteBuffer: body))
            .waiting(for: refusal)
    }
}
