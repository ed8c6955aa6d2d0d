import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore

/// What came back.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: ByteBuffer
    /// Null where the body is not JSON. Read once: a test asks it again and again.
    let json: Tree

    init(status: Int, headers: HTTPFields, bytes: ByteBuffer) {
        (self.status, self.headers, self.bytes) = (status, headers, bytes)
        let isJSON = headers[.contentType]?.contains("json") == true
        json = (isJSON ? try? Tree(reading: Data(bytes.readableBytesView)) : nil) ?? .null
    }

    var text: String { String(buffer: bytes) }
    func header(_ name: String) -> String { HTTPField.Name(name).flatMap { headers[$0] } ?? "" }
    var type: String { header("Content-Type") }
    var location: String { header("Location") }
    subscript(key: String) -> Tree { json[key] }
}

extension Answer {
    /// One that never came: for tests of the tests.
    init(status: Int) { self.init(status: status, headers: HTTPFields(), bytes: ByteBuffer()) }
}

/// A program or a person that talks to the house with a token.
struct Visitor: Sendable {
    let client: any TestClientProtocol
    /// Every request carries these.
    var headers: [String: String] = [:]

    func ask(
        _ method: HTTPRequest.Method, _ uri: String, _ body: ByteBuffer? = nil, _ more: [String: String] = [:]
    ) async throws -> Answer {
        var fields = HTTPFields()
        for (name, value) in headers.merging(more, uniquingKeysWith: { $1 }) {
            guard let name = HTTPField.Name(name) else { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        let response = try await client.executeRequest(
            uri: uri.addingEscapes, method: method, headers: fields, body: body)
        return Answer(status: response.status.code, headers: response.headers, bytes: response.body)
    }

    func get(_ uri: String, _ more: [String: String] = [:]) async throws -> Answer {
        try await ask(.get, uri, nil, more)
    }

    func send(
        _ method: HTTPRequest.Method, _ uri: String, _ json: Tree, _ more: [String: String] = [:]
    ) async throws -> Answer {
        // The same tree is the same bytes: a repeated request is the same request.
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let body = ByteBuffer(data: try encoder.encode(json))
        return try await ask(method, uri, body, ["Content-Type": "application/json"].merging(more) { $1 })
    }

    func send(_ uri: String, _ json: Tree, _ more: [String: String] = [:]) async throws -> Answer {
        try await send(.post, uri, json, more)
    }

    /// Bytes as they are.
    func send(raw text: String, to uri: String, type: String = "application/json") async throws -> Answer {
        try await ask(.post, uri, ByteBuffer(string: text), ["Content-Type": type])
    }

    func speaking(_ language: String) -> Visitor {
        var other = self
        other.headers["Accept-Language"] = language
        return other
    }

    /// Sends a file as a browser's form does.
    func upload(_ uri: String, name: String, bytes: [UInt8], moment: String? = nil) async throws -> Answer {
        var body = ByteBuffer()
        if let moment {
            body.writeString("--mark\r\nContent-Disposition: form-data; name=\"moment\"\r\n\r\n\(moment)\r\n")
        }
        body.writeString("--mark\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n")
        body.writeString("Content-Type: application/octet-stream\r\n\r\n")
        body.writeBytes(bytes)
        body.writeString("\r\n--mark--\r\n")
        return try await ask(.post, uri, body, ["Content-Type": "multipart/form-data; boundary=mark"])
    }

    /// The beginning of a stream: its head, and what was written until it was cut off.
    func stream(_ uri: String, for span: Duration = .milliseconds(60)) async throws -> Answer {
        let task = Task { try await get(uri) }
        try await Task.sleep(for: span)
        task.cancel()
        return try await task.value
    }
}

extension String {
    /// An address that was typed by hand, as a browser sends it; what is escaped already stays as it is.
    fileprivate var addingEscapes: String {
        let plain = CharacterSet.urlQueryAllowed.union(CharacterSet(charactersIn: "%"))
        return addingPercentEncoding(withAllowedCharacters: plain) ?? self
    }
}
