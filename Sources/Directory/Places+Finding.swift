import Kernel
import Store

extension Places {
    /// By any part of the code in any spelling, name, pinyin or initials, the best first; only those that are in use.
    package func find(_ text: String, in projects: [ID<Project>], limit: Int) async throws -> [Place] {
        try await store.read { db in
            try Self.find(db, text, in: projects, limit: limit).filter { $0.retiredOn == nil }
        }
    }

    /// With those that are no longer used.
    ///
    /// - Parameter admission: what of the projects may be found; nil for all of it.
    package static func find(
        _ db: DB, _ text: String, in projects: [ID<Project>], admission: Admission? = nil, limit: Int
    ) throws -> [Place] {
        let limit = max(1, limit)
        let coded = try coded(db, text, in: projects, admission: admission, limit: limit)
        guard !coded.isCertain else { return coded.places }
        let looked = admission == nil ? max(limit, looked) : Admission.most
        let found = try projects.flatMap { project in
            try SearchIndex.find(db, SearchQuery(text), scope: .init("place", in: project), limit: looked)
        }
        let known = Set(coded.places.map(\.id))
        let others = try found.filter { !known.contains(ID(number: $0)) }
            .compactMap { try PlaceTable.find(db, ID(number: $0)) }
            .filter { admission?.places($0) ?? true }
        let ranks = others.map { place in
            min(SearchMatch(text, in: place.code)?.rank ?? .max, SearchMatch(text, in: place.name)?.rank ?? .max)
        }
        let ranked = zip(others, ranks).sorted { ($0.1, $0.0.code) < ($1.1, $1.0.code) }.map(\.0)
        return Array((coded.places + ranked).prefix(limit))
    }

    /// Every place of a project that ``find(_:_:in:admission:limit:)`` would find were there room for it, by code: for
    /// tables that leave the house.
    ///
    /// - Parameter limit: so many are looked at.
    package static func findAll(_ db: DB, _ text: String, in project: ID<Project>, limit: Int) throws -> [Place] {
        let coded = try coded(db, text, in: [project], limit: limit)
        var all = Dictionary(coded.places.map { ($0.id, $0) }) { first, _ in first }
        if !coded.isCertain {
            let found = try SearchIndex.find(db, SearchQuery(text), scope: .init("place", in: project), limit: limit)
            for place in try PlaceTable.find(db, found.map { ID(number: $0) }) { all[place.id] = place }
        }
        return all.values.sorted { $0.code < $1.code }
    }

    private static let looked = 60

    /// The one place of a project that is called so: by its code, or as people write it (`3栋1单元802`, `31802`).
    package func spelled(_ text: String, in project: ID<Project>) async throws -> Place? {
        try await store.read { db in
            if let exact = try PlaceTable.find(db, code: text.trimmed, in: project) { return exact }
            let found = try Self.coded(db, text, in: [project], limit: 2).places
            let code = PlaceSpelling.code(text) ?? ""
            if let exact = found.first(where: { $0.code == code }) { return exact }
            return PlaceSpelling.isOfDigits(text) && found.count == 1 ? found[0] : nil
        }
    }

    /// The places whose code was typed, or the beginning of whose code: `3-1-80` means `3-1-801`, never `3-2-801`. A
    /// word or number without a dash is a code only as a whole, or a number that is one with dashes between.
    ///
    /// - Returns: and whether nothing else can be meant.
    static func coded(
        _ db: DB, _ text: String, in projects: [ID<Project>], admission: Admission?, limit: Int
    ) throws -> (places: [Place], isCertain: Bool) {
        guard let admission else { return try coded(db, text, in: projects, limit: limit) }
        let all = try coded(db, text, in: projects, limit: Admission.most)
        return (Array(all.places.filter(admission.places).prefix(limit)), all.isCertain)
    }

    private static func coded(
        _ db: DB, _ text: String, in projects: [ID<Project>], limit: Int
    ) throws -> (places: [Place], isCertain: Bool) {
        let typed = text.trimmed
        let exact = try projects.compactMap { try PlaceTable.find(db, code: typed, in: $0) }
        if !exact.isEmpty, !typed.contains("-") { return (exact, true) }
        if PlaceSpelling.isOfDigits(typed) {
            let codes = PlaceSpelling.undashed(typed)
            return (try projects.flatMap { try PlaceTable.list(db, codes: codes, in: $0) }, false)
        }
        for code in PlaceSpelling.codes(typed) {
            let found = try projects.flatMap { try PlaceTable.list(db, beginningWith: code, in: $0, limit: limit) }
            if !found.isEmpty { return (Array(found.sorted { $0.code < $1.code }.prefix(limit)), true) }
        }
        let skipping = try PlaceSpelling.codes(typed).last.map { try gapped(db, $0, in: projects, limit: limit) } ?? []
        return (skipping, !skipping.isEmpty)
    }

    /// `3栋802`: the rooms 802 of building 3, whatever unit they are in.
    private static func gapped(_ db: DB, _ code: String, in projects: [ID<Project>], limit: Int) throws -> [Place] {
        let parts = code.split(separator: "-")
        guard parts.count == 2, parts[1].count >= 3 else { return [] }
        let found = try projects.flatMap { project in
            try SearchIndex.find(
                db, SearchQuery(parts.joined(separator: " ")), scope: .init("place", in: project), limit: looked)
        }
        let places = try found.compactMap { try PlaceTable.find(db, ID(number: $0)) }.filter { place in
            let own = place.code.split(separator: "-")
            return own.count > 2 && own.first == parts[0] && own.last == parts[1]
        }
        return Array(places.sorted { $0.code < $1.code }.prefix(limit))
    }
}
