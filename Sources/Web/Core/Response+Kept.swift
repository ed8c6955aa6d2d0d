import Hummingbird
import Kernel

extension Response {
    /// A file that somebody put here, apart from the pages: in a sandbox, never run, never guessed at. What lies under
    /// its address never changes.
    ///
    /// - Parameters:
    ///   - type: that of its content.
    ///   - disposition: whether it is looked at in place, and its name.
    static func kept(_ bytes: some Sequence<UInt8>, type: String, disposition: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type, .contentDisposition: disposition,
                .contentSecurityPolicy: "default-src 'none'; sandbox; frame-ancestors 'none'",
                .cacheControl: "private, max-age=86400, immutable",
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
