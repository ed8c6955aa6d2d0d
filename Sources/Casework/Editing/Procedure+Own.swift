extension Procedure {
    /// Versions that the house publishes count from here on, so that the next delivered one has its number free.
    package static let firstOwn = 1001

    /// Published here, and not read from a desk's file.
    package var isOwn: Bool { version >= Self.firstOwn }
}
