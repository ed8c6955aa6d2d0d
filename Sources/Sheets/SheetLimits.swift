/// How much of a table is taken; whatever is larger is refused, not cut.
///
/// A file comes from outside, so everything it can make grow has a limit here.
package struct SheetLimits: Sendable, Equatable {
    /// The size of the file in bytes.
    package var bytes = 200_000_000
    /// The size of an `.xlsx` file's parts once unzipped, in bytes, counted while they are unzipped.
    package var unzippedBytes = 1_000_000_000
    /// Columns up to the last one that holds anything. Excel itself goes to 16,384.
    package var columns = 200
    /// The highest row number; 1,048,576 is Excel's own.
    package var rows = 1_048_576
    /// Cells of the whole table, empty ones to the left of a filled one included.
    package var cells = 10_000_000
    /// Elements in an `.xlsx` file's parts; a filled cell takes two or three. Forty million take half a minute.
    package var elements = 40_000_000
    /// Characters of one cell (Unicode scalars). Excel's own is 32,767; other programs write longer ones.
    package var cellCharacters = 200_000

    /// The limits for tables that people hand in.
    package static let standard = SheetLimits()

    package init() {}
}
