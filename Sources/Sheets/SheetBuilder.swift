/// Gathers cells into a table and holds them to the limits; both kinds of file are read into it.
struct SheetBuilder {
    let limits: SheetLimits
    private var rows: [SheetRow] = []
    private var current: [Cell] = []
    private var cellCount = 0
    private var isCurrentBlank = true

    init(limits: SheetLimits) {
        self.limits = limits
    }

    /// Puts a cell into the row being read. Empty cells take no room, so a row formatted to column XFD is no burden.
    ///
    /// - Throws: ``SheetError/tooManyColumns(row:limit:)`` · ``SheetError/cellTooLong(row:column:limit:)`` ·
    ///   ``SheetError/tooLarge(_:limit:)``
    mutating func put(_ cell: Cell, column: Int, row: Int) throws(SheetError) {
        if case .empty = cell { return }
        guard column < limits.columns else { throw .tooManyColumns(row: row, limit: limits.columns) }
        if case .text(let text) = cell, text.utf8.count > limits.cellCharacters,
            text.unicodeScalars.count > limits.cellCharacters
        {
            throw .cellTooLong(row: row, column: column, limit: limits.cellCharacters)
        }
        isCurrentBlank = isCurrentBlank && cell.isBlank
        guard column >= current.count else {
            current[column] = cell
            return
        }
        cellCount += column + 1 - current.count
        guard cellCount <= limits.cells else { throw .tooLarge(.cells, limit: limits.cells) }
        while current.count < column { current.append(.empty) }
        current.append(cell)
    }

    /// Ends the row being read; a blank row leaves nothing behind but the gap in the numbers.
    ///
    /// - Throws: ``SheetError/tooLarge(_:limit:)``
    mutating func endRow(_ number: Int) throws(SheetError) {
        defer {
            current.removeAll(keepingCapacity: true)
            isCurrentBlank = true
        }
        guard !isCurrentBlank else { return }
        guard number <= limits.rows else { throw .tooLarge(.rows, limit: limits.rows) }
        rows.append(SheetRow(number: number, cells: Array(current)))
    }

    /// The table, split into its header and the rows below.
    ///
    /// - Throws: ``SheetError/noHeader``
    consuming func finish(headerRow: Int?) throws(SheetError) -> Sheet {
        guard let place = HeaderPlace.index(in: rows, headerRow: headerRow) else { throw .noHeader }
        let header = HeaderPlace.titles(of: rows[place])
        var body = rows
        body.removeSubrange(...place)
        for index in body.indices {
            while body[index].cells.count < header.count { body[index].cells.append(.empty) }
        }
        return Sheet(header: header, rows: body)
    }
}
