extension Optional {
    /// What `make` gives of the value; nil where there is none, or where it gives none.
    func flatMapAsync<T>(_ make: (Wrapped) async throws -> T?) async throws -> T? {
        guard let self else { return nil }
        return try await make(self)
    }
}
