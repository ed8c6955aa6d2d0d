import Testing

@testable import Store

@Suite("Where a PostgreSQL store lies")
struct PostgresAddressTests {
    @Test(
        "what libpq is told, and the schema apart",
        arguments: [
            ("postgres://a@h/d", "postgres://a@h/d?", nil),
            ("postgresql://h:1/d?sslmode=require", "postgresql://h:1/d?sslmode=require&", nil),
            ("postgres://a:5432,b:5433/d?schema=x", "postgres://a:5432,b:5433/d?", "x"),
            ("postgres://h/d?tcp_user_timeout=1&schema=a%22b", "postgres://h/d?tcp_user_timeout=1&", "a\"b"),
        ] as [(String, String, String?)])
    func address(_ given: String, _ beginning: String, _ schema: String?) throws {
        let address = try #require(PostgresAddress(given))
        #expect(address.text.hasPrefix(beginning) && address.schema == schema)
        for name in ["connect_timeout", "keepalives_idle", "tcp_user_timeout"] {
            #expect(address.text.matches(of: try Regex("[?&]\(name)=")).count == 1, "\(address.text)")
        }
        #expect(!address.text.contains("schema="))
    }

    @Test("a path is none", arguments: ["guanjia.db", "/srv/postgres/x.db", "", "mysql://h/d"])
    func path(_ given: String) { #expect(PostgresAddress(given) == nil) }

    @Test("marks become the engine's, names are quoted, types have its names")
    func dialect() {
        #expect(PostgresLink.numbered("a = ?1 AND b IN (?2, ?13)") == "a = $1 AND b IN ($2, $13)")
        #expect(PostgresLink.quoted("a\"; DROP") == "\"a\"\"; DROP\"")
        let sql = "CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;"
        #expect(Dialect.sqlite.schema(sql) == sql)
        #expect(
            Dialect.postgres.schema(sql)
                == "CREATE TABLE t (id BIGINT PRIMARY KEY, text TEXT COLLATE \"C\" NOT NULL);")
    }
}
