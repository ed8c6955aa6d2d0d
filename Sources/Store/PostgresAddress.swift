import Foundation

/// Where a PostgreSQL store lies: a libpq address (`postgres://user@host:5432/database?sslmode=require`).
///
/// With `schema=NAME` the tables lie in that schema, which is made where it is missing: several stores in one database.
package struct PostgresAddress: Sendable {
    /// As libpq takes it.
    let text: String
    let schema: String?

    /// Nil for anything that is not such an address.
    package init?(_ address: String) {
        guard address.hasPrefix("postgres://") || address.hasPrefix("postgresql://"),
            var parts = URLComponents(string: address)
        else { return nil }
        let items = parts.queryItems ?? []
        schema = items.first { $0.name == "schema" }?.value
        // A server that does not answer at all is given up like one that refuses.
        let patience = URLQueryItem(name: "connect_timeout", value: "5")
        let isPatient = items.contains { $0.name == patience.name }
        parts.queryItems = items.filter { $0.name != "schema" } + (isPatient ? [] : [patience])
        text = parts.string ?? address
    }
}
