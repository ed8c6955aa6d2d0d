import Foundation

/// Where a PostgreSQL store lies: a libpq address (`postgres://user@host:5432/database?sslmode=require`).
///
/// With `schema=NAME` the tables lie in that schema, which is made where it is missing: several stores in one database.
package struct PostgresAddress: Sendable {
    /// As libpq takes it.
    let text: String
    let schema: String?

    /// A server that falls silent is given up like one that refuses: what the address does not say is put so.
    private static let patience = [
        ("connect_timeout", "2"), ("keepalives_idle", "3"), ("keepalives_interval", "1"), ("keepalives_count", "3"),
        ("tcp_user_timeout", "6000"),
    ]

    /// Nil for anything that is not such an address. What libpq allows in one is left to it, as several hosts are.
    package init?(_ address: String) {
        guard address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") else { return nil }
        let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let items = (parts.count > 1 ? parts[1] : "").split(separator: "&").map(String.init)
        schema = items.first { $0.hasPrefix("schema=") }?.dropFirst("schema=".count).removingPercentEncoding
        let added = Self.patience.filter { name, _ in !items.contains { $0.hasPrefix(name + "=") } }
        let all = items.filter { !$0.hasPrefix("schema=") } + added.map { "\($0)=\($1)" }
        text = parts[0] + "?" + all.joined(separator: "&")
    }
}
