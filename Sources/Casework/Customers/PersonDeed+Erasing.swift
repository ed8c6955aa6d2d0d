import Directory
import Kernel
import Store
import Workforce

extension PersonDeed {
    /// Takes out everything that says who somebody is, at their request; that somebody was there, cases and figures
    /// stay. Records that were merged into this one are of the same person, and go with it.
    func erase() throws {
        _ = try act.reasoned()
        var (left, all): ([ID<Person>], [ID<Person>]) = ([person.id], [])
        while let next = left.popLast(), !all.contains(next) {
            all.append(next)
            left += try PersonMergeTable.all(tx, of: next).filter { $0.stands && $0.kept == next }.map(\.gone)
        }
        for id in all { try erase(id) }
        try note("erase")
    }

    private func erase(_ id: ID<Person>) throws {
        guard var one = try PersonTable.find(tx, id) else { return }
        try forgetReporter(id)
        try BelongingTable.erase(tx, of: id)
        try PaperTable.erase(tx, of: id)
        try PersonChangeTable.erase(tx, of: id)
        try PersonMergeTable.erase(tx, of: id)
        try ContactTable.erase(tx, of: id)
        (one.name, one.phones, one.tags, one.note) = (Person.nobody, [], [], "")
        (one.language, one.birthday, one.erasedAt) = (nil, nil, tx.now)
        try save(one)
    }

    /// Name and number on their cases, and what the cases are found by; the words that they said stay.
    private func forgetReporter(_ id: ID<Person>) throws {
        for item in try ReporterTable.cases(tx, of: id).compactMap({ try CaseTable.find(tx, $0) }) {
            let code = try item.place.flatMap { try PlaceTable.find(tx, $0)?.code } ?? ""
            let stays = Set(
                try Cases.saidTokens(tx, of: item, reporter: []) + SearchTokens.make("\(code) \(item.placeText)"))
            let gone = item.reporter.tokens.filter { !stays.contains($0) }
            SearchIndex.exchange(tx, id: item.id.number, remove: gone, add: [])
        }
        try ReporterTable.erase(tx, of: id)
    }
}
