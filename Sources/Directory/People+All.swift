import Kernel
import Store

extension People {
    /// Everybody whom ``find(_:_:in:admission:limit:)`` would show were there room for them, by ID: for tables that
    /// leave the house.
    ///
    /// - Parameter limit: so many of each project are looked at.
    package func findAll(
        _ db: DB, _ text: String, in projects: [ID<Project>], admission: Admission?, limit: Int
    ) throws -> [ID<Person>] {
        let local = try neighbourhood(db, of: text)
        let exact = try self.exact(db, text, local, in: projects, admission: admission, limit: limit)
        var all = Set(exact.people.map(\.id))
        guard !exact.isCertain else { return all.sorted() }
        for project in projects {
            let scope = SearchIndex.Scope("person", in: project)
            let ids = try SearchIndex.find(db, SearchQuery(text), scope: scope, limit: limit)
            for start in stride(from: 0, to: ids.count, by: PlaceTable.batch) {
                let some = Array(ids[start..<min(start + PlaceTable.batch, ids.count)])
                let people = try Self.people(db, some).filter { !local.isElsewhere($0) }
                let admitted = try admission.map { try $0.admitted(people, db) } ?? people
                all.formUnion(admitted.map(\.id))
            }
        }
        return all.sorted()
    }
}
