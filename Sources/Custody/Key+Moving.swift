import Kernel

/// What a movement makes of a key. Pure.
extension Key {
    /// One copy goes out.
    ///
    /// - Throws: ``CustodyRefusal/keyRetired(_:)`` · ``CustodyRefusal/noCopyInHand(_:)``
    func lending(until due: Instant) throws -> Key {
        guard try movable().inHand > 0 else { throw CustodyRefusal.noCopyInHand(number) }
        var next = self.next
        (next.lent, next.dueAt) = (lent + 1, min(dueAt ?? due, due))
        return next
    }

    /// One copy that was lent comes back.
    ///
    /// - Parameter due: when the first of those that stay out is due.
    func takingBack(in condition: Condition, due: Instant?) -> Key {
        var next = ending(due: due)
        next.condition = condition
        return next
    }

    /// One copy is gone: a lent one, or one that should be in hand.
    ///
    /// - Throws: ``CustodyRefusal/keyRetired(_:)`` · ``CustodyRefusal/noCopyInHand(_:)``
    func losing(lent isLent: Bool, due: Instant?) throws -> Key {
        guard try movable().inHand > 0 || isLent else { throw CustodyRefusal.noCopyInHand(number) }
        var next = isLent ? ending(due: due) : self.next
        next.lost += 1
        return next
    }

    /// What becomes of a copy that was lost. Whatever has no copy left is kept no longer.
    func settling(_ outcome: KeyLoss.Outcome, at now: Instant) -> Key {
        var next = next
        (next.lost, next.copies) = (lost - 1, outcome == .writtenOff ? copies - 1 : copies)
        if next.copies == 0 { (next.retiredAt, next.hook) = (now, nil) }
        return next
    }

    /// It is kept no longer; its hook is free.
    ///
    /// - Throws: ``CustodyRefusal/keyRetired(_:)`` · ``CustodyRefusal/copiesAreOut(_:)``
    func retiring(at now: Instant) throws -> Key {
        guard try movable().lent == 0 else { throw CustodyRefusal.copiesAreOut(number) }
        var next = self.next
        (next.retiredAt, next.hook) = (now, nil)
        return next
    }

    /// - Throws: ``CustodyRefusal/keyRetired(_:)``
    func movable() throws -> Key {
        guard retiredAt == nil else { throw CustodyRefusal.keyRetired(number) }
        return self
    }

    var next: Key {
        var next = self
        next.version += 1
        return next
    }

    private func ending(due: Instant?) -> Key {
        var next = next
        next.lent -= 1
        next.dueAt = due
        return next
    }
}
