/// One table: its header, and the rows below it that hold anything.
package struct Sheet: Sendable, Equatable {
    /// The column titles, trimmed of white space around them; a column without a title has an empty one.
    package let header: [String]
    /// The rows below the header in the order of the file; blank rows are left out.
    package let rows: [SheetRow]
    /// The ranges that are shown as one cell, in the order of the file; what they show stands in their first cell.
    package var merged: [MergedRange] = []

    package init(header: [String], rows: [SheetRow]) {
        self.header = header
        self.rows = rows
    }
}

/// Cells shown as one: rows as Excel numbers them, columns from 0.
package struct MergedRange: Sendable, Equatable {
    package let rows: ClosedRange<Int>
    package let columns: ClosedRange<Int>

    package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) { (self.rows, self.columns) = (rows, columns) }
}

/// One row of a table.
package struct SheetRow: Sendable, Equatable {
    /// The row's number as Excel shows it beside the row, counting from 1 and counting blank rows too.
    ///
    /// In a `.csv` file a text with line breaks inside is still one row, as it is in Excel.
    package let number: Int
    /// At least as many cells as the header has columns; more where the row runs past its header.
    package internal(set) var cells: [Cell]

    package init(number: Int, cells: [Cell]) {
        self.number = number
        self.cells = cells
    }

    /// The cell in a column counted from 0; `.empty` beyond the last.
    package subscript(column: Int) -> Cell {
        cells.indices.contains(column) ? cells[column] : .empty
    }
}
