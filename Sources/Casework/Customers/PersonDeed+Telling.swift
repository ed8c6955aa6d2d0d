import Directory
import Kernel
import Store
import Workforce

extension PersonDeed {
    /// Somebody who looks like the same person is another one: kept with who said so and why, and not offered again.
    ///
    /// - Throws: ``PersonRefusal/samePerson`` · ``PersonRefusal/distinctAlready`` · what ``other()`` refuses
    func tellApart() throws {
        let other = try other()
        guard other.id != person.id else { throw PersonRefusal.samePerson }
        let why = try act.reasoned()
        guard try DistinctPersonTable.standing(tx, person.id, other.id) == nil else {
            throw PersonRefusal.distinctAlready
        }
        let mark = DistinctPerson(
            id: tx.newID(), person.id, other.id, at: tx.now, byName: actor.name, why: why)
        try DistinctPersonTable.insert(tx, mark, by: actor.staff.number)
        try note("distinct", nil, other.name, why: why)
        try note("distinct", nil, person.name, why: why, of: other.id)
        try save()
    }

    /// They may be the same after all, and are offered again.
    func untellApart() throws {
        guard let mark = try DistinctPersonTable.find(tx, try entry(DistinctPerson.self)), mark.stands,
            [mark.one, mark.other].contains(person.id),
            let other = try PersonTable.find(tx, mark.opposite(person.id))
        else { throw PersonRefusal.unknownEntry }
        let why = try act.reasoned()
        try DistinctPersonTable.undo(tx, mark.id, by: actor.staff.number, actor.name)
        try note("distinct", other.name, nil, why: why)
        try note("distinct", person.name, nil, why: why, of: other.id)
        try save()
    }
}
