import Directory
import Kernel
import Store
import Workforce

extension PersonDeed {
    /// Takes out everything that says who somebody is and what they said, at their request; that somebody was there,
    /// what was promised and done when, and the figures stay. Records that were merged into this one are of the same
    /// person, and go with it.
    func erase(_ erasers: [PersonEraser]) throws {
        _ = try act.reasoned()
        var (left, all): ([ID<Person>], [ID<Person>]) = ([person.id], [])
        while let next = left.popLast(), !all.contains(next) {
            all.append(next)
            left += try PersonMergeTable.all(tx, of: next).filter { $0.stands && $0.kept == next }.map(\.gone)
        }
        let people = try all.compactMap { try PersonTable.find(tx, $0) }
        let erasure = PersonErasure(
            people: people, project: person.project, day: today, by: actor.name, actor.staff.number)
        let subjects = try people.map(\.id.description) + papers(of: all)
        try Erasure.open(tx, of: person.id.description, by: actor.staff.number) { id in
            for eraser in erasers { try eraser.erase(tx, erasure.opened(id)) }
            for one in people { try erase(one) }
            try Audit.erase(tx, about: subjects, by: actor.staff.number)
        }
        try note("erase")
    }

    /// Under which names the trail tells of papers.
    private func papers(of all: [ID<Person>]) throws -> [String] {
        try all.flatMap { id in try PaperTable.all(tx, of: id).map { "\(id) \($0.id)" } }
    }

    private func erase(_ person: Person) throws {
        let id = person.id
        try OccupancyTable.erase(tx, of: id)
        try BelongingTable.erase(tx, of: id)
        try PaperTable.erase(tx, of: id)
        try PersonChangeTable.erase(tx, of: id, called: person.name)
        try PersonMergeTable.erase(tx, of: id)
        try ContactTable.erase(tx, of: id)
        try ArrearsTable.erase(tx, of: id)
        try DistinctPersonTable.erase(tx, of: id)
        var one = person
        (one.name, one.phones, one.tags, one.note) = (Person.nobody, [], [], "")
        (one.language, one.birthday, one.erasedAt) = (nil, nil, tx.now)
        try save(one)
    }
}
