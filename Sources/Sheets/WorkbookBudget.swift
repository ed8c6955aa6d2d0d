/// How much more may come out of one workbook, all its parts together.
///
/// The sizes an archive declares are claims of whoever made it; only what really comes out is counted. A small archive
/// can hold a gigabyte of empty elements, which is cheap in memory but a minute of work, so elements are counted too.
final class WorkbookBudget {
    private let limits: SheetLimits
    private var bytes = 0
    private var elements = 0

    init(_ limits: SheetLimits) {
        self.limits = limits
    }

    /// - Throws: ``SheetError/tooLarge(_:limit:)``
    func take(bytes count: Int) throws(SheetError) {
        bytes += count
        guard bytes <= limits.unzippedBytes else { throw .tooLarge(.unzippedBytes, limit: limits.unzippedBytes) }
    }

    /// - Throws: ``SheetError/tooLarge(_:limit:)``
    func takeElement() throws(SheetError) {
        elements += 1
        guard elements <= limits.elements else { throw .tooLarge(.elements, limit: limits.elements) }
    }
}
