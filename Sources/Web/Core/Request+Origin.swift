import Hummingbird

extension Request {
    /// Whether the page of another site makes the browser send this. A browser says so itself, and where it does not
    /// (older ones, and all of them without TLS) it says from which page it comes. Programs say neither: no page makes
    /// them send anything.
    ///
    /// - Parameter mayHide: a page that sends no referrer makes browsers hide where its forms come from, too.
    func isFromElsewhere(mayHide: Bool) -> Bool {
        guard method != .get, method != .head else { return false }
        if let site = headers[.fetchSite] { return site != "same-origin" && site != "none" }
        guard let origin = headers[.origin], !(mayHide && origin == "null") else { return false }
        let here = [head.authority, headers[.forwardedHost]].compactMap { $0.map(Self.host) }
        return !["http://", "https://"].contains { scheme in
            origin.hasPrefix(scheme) && here.contains(Self.host(String(origin.dropFirst(scheme.count))))
        }
    }

    /// Without its port, which proxies leave out, and cookies do not know.
    private static func host(_ authority: String) -> String {
        authority.replacing(/:[0-9]*$/, with: "").lowercased()
    }
}
