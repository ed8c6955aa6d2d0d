import Kernel

extension DeclaredForm.Field {
    static let longestName: Int64 = 40
    static let longestLine: Int64 = 200
    static let longestText: Int64 = 4000
    static let mostRows: Int64 = 50
    static let mostHours: Int64 = 24 * 366

    /// The one spelling of what was filled in; nil for nothing.
    ///
    /// - Throws: what is wrong with it.
    package func read(_ given: String) throws(FormFault.Wrong) -> String? {
        let text = given.replacing("\0", with: "").trimmed
        guard !text.isEmpty else { return nil }
        switch kind {
        case .text, .person: return try line(text, most ?? Self.longestLine)
        case .longText: return try line(text, most ?? Self.longestText)
        case .number: return FixedPoint.text(try number(text, places: 3), places: 3)
        case .money: return "\(try number(text, places: 0))"
        case .date:
            guard let day = Day(text) else { throw .notADate }
            return "\(day)"
        case .window: return try window(text)
        case .choice, .choices, .checklist: return try chosen(text)
        case .place: return try line(text, 80)
        case .vehicle: return try plate(text)
        case .files, .photo: return try files(text)
        case .signature: return try signature(text)
        case .table: return try table(text)
        case .consent:
            guard text == "yes" else { throw .notAgreed }
            return text
        }
    }

    private func line(_ text: String, _ limit: Int64) throws(FormFault.Wrong) -> String {
        if Int64(text.count) > limit { throw .tooLong }
        if let least, Int64(text.count) < least { throw .tooSmall }
        return text
    }

    private func number(_ text: String, places: Int) throws(FormFault.Wrong) -> Int64 {
        guard let number = FixedPoint.number(text, places: places) else { throw .notANumber }
        if let least, number < least { throw .tooSmall }
        if let most, number > most { throw .tooLarge }
        return number
    }

    private func window(_ text: String) throws(FormFault.Wrong) -> String {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false).map { Instant($0.trimmed) }
        guard ends.count == 2, let from = ends[0], let until = ends[1], from < until,
            Instant.sayable.contains(from), Instant.sayable.contains(until)
        else { throw .notAWindow }
        let hours = most ?? Self.mostHours
        if (until - from).milliseconds > hours * 3_600_000 { throw .windowTooLong }
        return FormWindow(from: from, until: until).text
    }

    /// Keys of options, or of items with their verdicts, in the order of the file.
    private func chosen(_ text: String) throws(FormFault.Wrong) -> String {
        let given = text.split(separator: ",").map(\.trimmed)
        let spelled = options.flatMap { option in
            kind == .checklist ? Checklist.Verdict.allCases.map { "\(option.key)=\($0.rawValue)" } : [option.key]
        }
        guard !given.isEmpty, given.allSatisfy(spelled.contains), kind != .choice || given.count == 1 else {
            throw .notAChoice
        }
        let items = Set(given.map { $0.prefix { $0 != "=" } })
        if kind == .checklist, items.count < Set(given).count { throw .notAChoice }
        return spelled.filter(given.contains).joined(separator: ",")
    }

    /// Spaces and points left out: `沪A·12345` is `沪A12345`.
    private func plate(_ text: String) throws(FormFault.Wrong) -> String {
        let plate = text.uppercased().filter { $0.isLetter || $0.isNumber }
        guard (4...10).contains(plate.count), plate.contains(where: \.isNumber) else { throw .noPlate }
        return plate
    }

    /// Drawn, as a file; or a name that was typed by somebody who cannot draw.
    private func signature(_ text: String) throws(FormFault.Wrong) -> String? {
        guard text.hasPrefix(DeclaredForm.typedName) else { return try files(text) }
        let name = text.dropFirst(DeclaredForm.typedName.count).trimmed
        return name.isEmpty ? nil : DeclaredForm.typedName + (try line(name, Self.longestName))
    }

    private func files(_ text: String) throws(FormFault.Wrong) -> String {
        let ids = text.split(separator: ",").map { ID<Attachment>($0.trimmed) }
        guard ids.count <= 40, !ids.contains(nil) else { throw .noFile }
        return ids.compactMap { $0?.description }.joined(separator: ",")
    }

    private func table(_ text: String) throws(FormFault.Wrong) -> String? {
        guard text.utf8.count <= 60_000, let rows = FormRows(text) else { throw .badTable }
        if rows.all.count > Int(most ?? Self.mostRows) { throw .tooManyRows }
        var read: [[String: String]] = []
        for row in rows.all where row.values.contains(where: \.isSaid) { read.append(try cells(row)) }
        if read.isEmpty { return nil }
        if let least, read.count < Int(least) { throw .tooSmall }
        return FormRows(read).text
    }

    /// A row of the table, each cell by its column.
    private func cells(_ row: [String: String]) throws(FormFault.Wrong) -> [String: String] {
        for key in row.keys where !columns.contains(where: { $0.key == key }) { throw .badTable }
        var cells: [String: String] = [:]
        for column in columns {
            cells[column.key] = try column.read(row[column.key] ?? "")
            if column.isRequired, cells[column.key] == nil { throw .badTable }
        }
        return cells
    }
}

extension String {
    fileprivate var isSaid: Bool { !trimmed.isEmpty }
}
