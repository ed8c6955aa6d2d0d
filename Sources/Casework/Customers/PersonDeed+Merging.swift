import Directory
import Kernel
import Store
import Workforce

extension PersonDeed {
    /// The other record goes into this one: everything that hangs on it is moved, what it knows besides is added, and
    /// both keep their own history.
    func merge() throws {
        let gone = try other()
        guard gone.id != person.id else { throw PersonRefusal.samePerson }
        guard try DistinctPersonTable.standing(tx, person.id, gone.id) == nil else {
            throw PersonRefusal.distinctAlready
        }
        let (why, was) = (try act.reasoned(), PersonMerge.Parts(person))
        let merge = PersonMerge(
            id: tx.newID(), kept: person.id, gone: gone.id, at: tx.now, byName: actor.name, why: why, was: was,
            becomes: was.taking(PersonMerge.Parts(gone)))
        try PersonMergeTable.insert(tx, merge, by: actor.staff.number)
        try PersonMergeTable.move(tx, merge)
        try note("merge", nil, gone.name, why: why)
        try note("merge", nil, person.name, why: why, of: gone.id)
        var (merged, kept) = (gone, person)
        merged.mergedInto = person.id
        kept.take(merge.becomes)
        try save(merged)
        try save(kept)
    }

    /// Everything goes back to whom it was of; what was changed since then stays changed.
    func unmerge() throws {
        guard let merge = try PersonMergeTable.find(tx, try entry(PersonMerge.self)), merge.stands,
            [merge.kept, merge.gone].contains(person.id), var kept = try PersonTable.find(tx, merge.kept),
            var gone = try PersonTable.find(tx, merge.gone)
        else { throw PersonRefusal.unknownMerge }
        guard kept.erasedAt == nil else { throw PersonRefusal.personErased }
        guard kept.mergedInto == nil else { throw PersonRefusal.mergedSince }
        let why = try act.reasoned()
        try PersonMergeTable.moveBack(tx, merge)
        try PersonMergeTable.undo(tx, merge, why: why, by: actor.staff.number, actor.name)
        try note("merge", gone.name, nil, why: why, of: kept.id)
        try note("merge", kept.name, nil, why: why, of: gone.id)
        kept.take(PersonMerge.Parts(kept).without(merge))
        gone.mergedInto = nil
        try save(kept)
        try save(gone)
    }
}
