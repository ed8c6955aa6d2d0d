import CZip
import Foundation

/// One part of an archive as the stream an `XMLParser` reads from, so that no part is ever whole in memory.
final class ZipPartStream: InputStream {
    let part: String
    /// Why the stream ended before its end.
    private(set) var failure: SheetError?
    /// Whether the stream ended because the part is no XML of a workbook.
    private(set) var isMalformed = false

    private let file: OpaquePointer
    private let archive: ZipArchive
    let budget: WorkbookBudget
    private var gate = XMLGate()
    private var status = Stream.Status.notOpen

    init(_ file: OpaquePointer, part: String, archive: ZipArchive, budget: WorkbookBudget) {
        self.file = file
        self.part = part
        self.archive = archive
        self.budget = budget
        super.init(data: Data())
    }

    deinit {
        zip_fclose(file)
    }

    override func open() { status = .open }

    override func close() { status = .closed }

    override var streamStatus: Stream.Status { status }

    override var hasBytesAvailable: Bool { status == .open }

    /// The next bytes; 0 at the end and after a failure.
    ///
    /// A failure is not told by -1: `XMLParser` on Linux (Swift 6.3, November 2026) would then ask for the stream's
    /// error and crash in a subclass. Whoever walks the stream asks for ``failure`` and ``isMalformed``
    /// afterwards.
    override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength: Int) -> Int {
        guard status == .open, !isMalformed else { return 0 }
        do { return try next(buffer, maxLength: maxLength) } catch {
            failure = error
            status = .atEnd
            return 0
        }
    }

    private func next(_ buffer: UnsafeMutablePointer<UInt8>, maxLength: Int) throws(SheetError) -> Int {
        let count = Int(zip_fread(file, buffer, zip_uint64_t(maxLength)))
        // libzip compares the checksum at the end of a part, so a damaged one is noticed here at the latest.
        guard count >= 0 else { throw .brokenArchive(part: part) }
        guard count > 0 else { return 0 }
        try budget.take(bytes: count)
        isMalformed = !gate.admits(UnsafeBufferPointer(start: buffer, count: count))
        return isMalformed ? 0 : count
    }
}
