import Kernel

/// The options of a select or a row of chips.
enum Choice {
    static func options(_ all: [(key: String, name: String)], chosen: Set<String>) -> [Model] {
        all.map { ["key": $0.key, "name": $0.name, "isChosen": chosen.contains($0.key)] }
    }

    static func options(_ all: [(key: String, name: String)], chosen: String?) -> [Model] {
        options(all, chosen: Set([chosen].compactMap(\.self)))
    }
}

extension Ask {
    /// All values of a name of the query, without the empty ones.
    func queries(_ key: String) -> [String] { (asked[Substring(key)] ?? []).filter { !$0.isEmpty } }

    /// Whether htmx asks, for a part of the page.
    var isForPart: Bool { request.headers[.htmxRequest] != nil }
}
