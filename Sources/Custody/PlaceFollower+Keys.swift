import Directory

extension PlaceFollower {
    /// So many keys of a place are found by its code.
    private static let mostKeys = 200

    /// Keys are found by what they open.
    package static let ofKeys = PlaceFollower { tx, places in
        for place in places {
            for key in try KeyTable.list(tx, of: place.id, limit: mostKeys) { try Keys.index(tx, key) }
        }
    }
}
