import CZip
import Foundation

/// A zip archive in memory, opened for reading by libzip.
///
/// The archive keeps its own copy of the bytes, so nothing outside has to outlive it. A stream it hands out holds on
/// to it. It is used by one thread: the one that reads the table.
final class ZipArchive {
    private let handle: OpaquePointer
    private let budget: WorkbookBudget

    /// - Throws: ``SheetError/brokenArchive(part:)``
    init(_ data: Data, limits: SheetLimits) throws(SheetError) {
        budget = WorkbookBudget(limits)
        guard let copy = malloc(max(data.count, 1)) else { throw .brokenArchive(part: "") }
        data.copyBytes(to: copy.assumingMemoryBound(to: UInt8.self), count: data.count)
        // The source frees the copy once it is freed itself (the third argument).
        guard let source = zip_source_buffer_create(copy, zip_uint64_t(data.count), 1, nil) else {
            free(copy)
            throw .brokenArchive(part: "")
        }
        guard let opened = zip_open_from_source(source, ZIP_RDONLY, nil) else {
            zip_source_free(source)
            throw .brokenArchive(part: "")
        }
        handle = opened
    }

    deinit {
        zip_discard(handle)
    }

    /// Whether there is a part of this name; names do not tell capital from small letters.
    func contains(_ part: String) -> Bool {
        index(of: part) != nil
    }

    /// The content of a part, unzipped while it is read.
    ///
    /// - Throws: ``SheetError/brokenArchive(part:)`` · ``SheetError/tooLarge(_:limit:)``
    func stream(_ part: String) throws(SheetError) -> ZipPartStream {
        guard let index = index(of: part), let file = zip_fopen_index(handle, index, 0) else {
            throw .brokenArchive(part: part)
        }
        return ZipPartStream(file, part: part, archive: self, budget: budget)
    }

    private func index(of part: String) -> zip_uint64_t? {
        zip_uint64_t(exactly: zip_name_locate(handle, part, zip_flags_t(ZIP_FL_NOCASE)))
    }
}
