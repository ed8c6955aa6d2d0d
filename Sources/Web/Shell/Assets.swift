import Foundation
import Hummingbird
import Kernel
import Store

/// The browser's files, from inside the binary.
enum Assets {
    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "webmanifest": "application/manifest+json",
    ]

    private static let files: [String: String] = {
        let assets = Embedded.files.filter { $0.key.hasPrefix("Assets/") }
        let named = assets.map { (String($0.key.split(separator: "/").last ?? ""), $0.value.description) }
        return Dictionary(named, uniquingKeysWith: { first, _ in first })
    }()

    /// Changes with the files, so that browsers may keep them for a year.
    static let version: String = {
        var sum: UInt64 = 14_695_981_039_346_656_037
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            for byte in (name + text).utf8 { sum = (sum ^ UInt64(byte)) &* 1_099_511_628_211 }
        }
        return String(sum, radix: 36)
    }()

    static func has(_ name: String) -> Bool { files[name] != nil }

    /// A script that works behind the pages of a scope: asked for anew each time, so that a new one is seen.
    static func worker(_ name: String, scope: String) throws -> Response {
        var response = try response(name)
        response.headers[.cacheControl] = "no-cache"
        response.headers[.workerAllowed] = scope
        return response
    }

    static func response(_ name: String) throws -> Response {
        guard let text = files[name], let type = types[String(name.split(separator: ".").last ?? "")] else {
            throw WebRefusal.unknownPage
        }
        return Response(
            status: .ok,
            headers: [.contentType: type, .cacheControl: "public, max-age=31536000, immutable"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
