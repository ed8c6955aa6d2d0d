import Kernel
import Store
import Workforce

/// A list that somebody comes back to: a name for an address.
package struct SavedView: Sendable, Codable, Hashable {
    package let id: ID<SavedView>
    package let name: String
    /// The query of the list, `phase=open&kind=repair`.
    package let address: String
}

extension Cases {
    package func savedViews(of actor: Actor) async throws -> [SavedView] {
        try await store.read { db in
            try db.rows("SELECT id, name, address FROM saved_view WHERE staff = ?1 ORDER BY name", actor.staff) {
                SavedView(id: try $0.next(), name: try $0.next(), address: try $0.next())
            }
        }
    }

    /// Keeps an address under a name; the same name again takes the new address.
    package func saveView(_ name: String, address: String, request: RequestKey? = nil, by actor: Actor) async throws
        -> SavedView
    {
        let name = String(name.trimmed.prefix(60))
        guard !name.isEmpty else { throw CaseRefusal.fieldMissing("name") }
        guard address.utf8.count <= 2000 else { throw CaseRefusal.tooLong(field: "address", limit: 2000) }
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                try tx.run(
                    """
                    INSERT INTO saved_view (id, staff, name, address) VALUES (?1, ?2, ?3, ?4)
                    ON CONFLICT (staff, name) DO UPDATE SET address = excluded.address
                    """, tx.newID(SavedView.self), actor.staff, name, address)
                let id = try tx.value(
                    ID<SavedView>.self, "SELECT id FROM saved_view WHERE staff = ?1 AND name = ?2", actor.staff, name)
                return SavedView(id: id ?? ID(number: 0), name: name, address: address)
            }
        }
    }

    package func removeView(_ id: ID<SavedView>, by actor: Actor) async throws {
        _ = try await store.write { tx in
            try tx.run("DELETE FROM saved_view WHERE id = ?1 AND staff = ?2", id, actor.staff)
        }
    }
}
