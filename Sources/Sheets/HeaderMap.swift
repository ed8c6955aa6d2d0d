/// Which column of a table holds which field, found by what people write above it.
///
/// ```swift
/// let map = HeaderMap(
///     header: sheet.header,
///     synonyms: ["phone": ["联系电话", "手机号"], "text": ["留言详情", "诉求内容"]],
///     overrides: ["text": "备注"],
///     required: ["text"])
/// guard map.missing.isEmpty else { … }
/// let phone = map.cell("phone", in: row).text
/// ```
///
/// A header and a synonym are compared in their ``plain(_:)`` form first, then without the notes in brackets
/// (``withoutNotes(_:)``), so that `联系电话(手机)` can be told from `联系电话(住宅)` by whoever lists both. Where two
/// columns fit one field, the one further left is taken; where two fields claim one column, the field whose name
/// sorts first.
package struct HeaderMap: Sendable, Equatable {
    /// The column of each field that has one, counted from 0.
    package private(set) var columns: [String: Int] = [:]
    /// Titles no field takes, in their order.
    package private(set) var unknown: [String] = []
    /// Titles that fit a field which another column to the left already fills, in their order.
    package private(set) var repeated: [String] = []
    /// Required fields without a column, and fields whose override names a title that is not there, sorted.
    package private(set) var missing: [String] = []

    /// - Parameters:
    ///   - header: The titles of the table, ``Sheet/header``.
    ///   - synonyms: For each field the titles people write above it.
    ///   - overrides: For a field the one title that means it here; its synonyms then do not count.
    ///   - required: Fields a table must have.
    package init(
        header: [String], synonyms: [String: [String]], overrides: [String: String] = [:], required: [String] = []
    ) {
        let listed = synonyms.filter { overrides[$0.key] == nil }
        for form in [HeaderMap.plain, HeaderMap.withoutNotes] {
            claim(header, titles: overrides.mapValues { [$0] }, form: form)
        }
        for form in [HeaderMap.plain, HeaderMap.withoutNotes] {
            claim(header, titles: listed, form: form)
        }
        report(header, listed: listed)
        missing = Set(required).union(overrides.keys).filter { columns[$0] == nil }.sorted()
    }

    /// The cell of a field in a row; `.empty` when the table has no such column.
    package func cell(_ field: String, in row: SheetRow) -> Cell {
        columns[field].map { row[$0] } ?? .empty
    }

    /// Gives each field that has no column yet the first free column whose title fits.
    private mutating func claim(_ header: [String], titles: [String: [String]], form: (String) -> String) {
        let forms = header.map(form)
        for (field, names) in titles.sorted(by: { $0.key < $1.key }) where columns[field] == nil {
            let wanted = Set(names.map(form))
            let taken = Set(columns.values)
            columns[field] = forms.indices.first {
                !forms[$0].isEmpty && wanted.contains(forms[$0]) && !taken.contains($0)
            }
        }
    }

    private mutating func report(_ header: [String], listed: [String: [String]]) {
        let (taken, known) = (Set(columns.values), Set(listed.values.joined().map(HeaderMap.withoutNotes)))
        for (column, title) in header.enumerated() where !taken.contains(column) && !title.isEmpty {
            if known.contains(HeaderMap.withoutNotes(title)) { repeated.append(title) } else { unknown.append(title) }
        }
    }
}
