import Directory
import Kernel
import Store

extension Cases {
    /// Names → things; blanks are not given.
    ///
    /// - Throws: ``CaseRefusal/unknownKind(_:)`` · ``CaseRefusal/begunByCase(_:)`` · ``CaseRefusal/unknownCategory(_:)`` ·
    ///   ``CaseRefusal/categoryRetired(_:)`` ·
    ///   ``DirectoryRefusal/unknownPlace(_:)``
    func correction(_ db: DB, _ asked: ActRequest, of item: Case) throws -> Act.Correction {
        let desk = try rules(of: item).desk
        var correction = Act.Correction()
        correction.leftCode = try item.place.flatMap { try PlaceTable.find(db, $0)?.code } ?? ""
        if let kind = asked.kind?.trimmed, !kind.isEmpty {
            let same = kind == item.kind ? desk.procedure(kind) : nil
            correction.procedure = try same ?? desk.procedure(byHand: kind)
        }
        if let category = asked.category?.trimmed, !category.isEmpty {
            guard desk.categories[category] != nil else { throw CaseRefusal.unknownCategory(category) }
            if category != item.category { try desk.checkOpen(category) }
            correction.category = category
        }
        if let name = asked.place?.trimmed, !name.isEmpty {
            let place = try place(db, named: name, in: item.project)
            var there = item
            there.place = place.id
            (correction.place, correction.subject) = (place, try subject(db, of: there, in: desk))
        }
        return correction
    }

    /// A place of a project by code or ID.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)`` · ``DirectoryRefusal/placeRetired(_:)``
    func place(_ db: DB, named name: String, in project: ID<Project>) throws -> Place {
        let coded = try PlaceTable.find(db, code: name, in: project)
        guard let found = try coded ?? ID<Place>(name).flatMap({ try PlaceTable.find(db, $0) }),
            found.project == project
        else { throw DirectoryRefusal.unknownPlace(name) }
        guard found.retiredOn == nil else { throw DirectoryRefusal.placeRetired(found.code) }
        return found
    }

    /// Writes what stands still in the row of every other case, where it was corrected: kind and place, and the words
    /// that it is found by.
    ///
    /// - Returns: the buildings that it was in and is in; nil where nothing was corrected.
    func correct(_ tx: Tx, _ item: Case, since old: Case) throws -> (left: String, entered: String)? {
        let isElsewhere = item.place != old.place || item.placeText != old.placeText
        guard isElsewhere || item.kind != old.kind || item.category != old.category else { return nil }
        let left = try CaseTable.building(tx, of: item.id)
        guard isElsewhere else {
            if item.kind != old.kind { try ClassificationTable.update(tx, item, building: left) }
            return (left, left)
        }
        func code(_ item: Case) throws -> String { try item.place.flatMap { try PlaceTable.find(tx, $0)?.code } ?? "" }
        let place = try item.place.flatMap { try PlaceTable.find(tx, $0) }
        let building = place?.building ?? ""
        try ClassificationTable.update(tx, item, building: building)
        let words = [place?.code ?? "", item.placeText].joined(separator: " ")
        let wasThere = SearchTokens.make([try code(old), old.placeText].joined(separator: " "))
        let stays = Set(try Self.saidTokens(tx, of: item, reporter: item.reporter.tokens) + SearchTokens.make(words))
        SearchIndex.exchange(
            tx, id: item.id.number, remove: wasThere.filter { !stays.contains($0) }, add: SearchTokens.make(words))
        return (left, building)
    }

    /// What a case is found by wherever it is: what was said, by whom, under which numbers.
    static func saidTokens(_ db: DB, of item: Case, reporter: [String]) throws -> [String] {
        let entries = try TimelineTable.entries(db, of: item.id, after: 0, limit: Int(Int32.max))
        let numbers = [item.number, item.externalNumber ?? ""] + item.outside.map(\.number)
        return SearchTokens.make(item.title, pinyin: true) + reporter + SearchTokens.make(item.text)
            + SearchTokens.make(numbers.joined(separator: " ")) + entries.flatMap { SearchTokens.make($0.words) }
    }
}
