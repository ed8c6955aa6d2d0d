import CZip
import Foundation

/// Makes a zip archive in memory.
enum ZipMaker {
    /// - Throws: ``SheetError/brokenArchive(part:)``
    static func archive(_ parts: [(name: String, text: String)]) throws(SheetError) -> Data {
        guard let source = zip_source_buffer_create(nil, 0, 0, nil) else { throw .brokenArchive(part: "") }
        defer { zip_source_free(source) }
        // Once for the archive, which gives its own back when it is closed, once for reading what came of it.
        zip_source_keep(source)
        guard let archive = zip_open_from_source(source, CInt(ZIP_CREATE), nil) else {
            zip_source_free(source)
            throw .brokenArchive(part: "")
        }
        for (name, text) in parts where !add(name, text, to: archive) {
            zip_discard(archive)
            throw .brokenArchive(part: name)
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            throw .brokenArchive(part: "")
        }
        return try bytes(of: source)
    }

    /// The same in a file, with one part that lies in a file: nothing of it is whole in memory.
    ///
    /// - Throws: ``SheetError/brokenArchive(part:)``
    static func write(
        _ parts: [(name: String, text: String)], and part: (name: String, path: String), at path: String
    ) throws(SheetError) {
        guard let archive = zip_open(path, CInt(ZIP_CREATE | ZIP_TRUNCATE), nil) else { throw .brokenArchive(part: "") }
        for (name, text) in parts where !add(name, text, to: archive) {
            zip_discard(archive)
            throw .brokenArchive(part: name)
        }
        guard let source = zip_source_file(archive, part.path, 0, 0),
            zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8)) >= 0, zip_close(archive) == 0
        else {
            zip_discard(archive)
            throw .brokenArchive(part: part.name)
        }
    }

    private static func add(_ name: String, _ text: String, to archive: OpaquePointer) -> Bool {
        let bytes = Array(text.utf8)
        guard let copy = malloc(max(bytes.count, 1)) else { return false }
        bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, bytes.count) } }
        // The source frees the copy once it is freed itself (the last argument).
        guard let part = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else {
            free(copy)
            return false
        }
        guard zip_file_add(archive, name, part, zip_flags_t(ZIP_FL_ENC_UTF_8)) >= 0 else {
            zip_source_free(part)
            return false
        }
        return true
    }

    private static func bytes(of source: OpaquePointer) throws(SheetError) -> Data {
        var about = zip_stat_t()
        zip_stat_init(&about)
        guard zip_source_open(source) == 0 else { throw .brokenArchive(part: "") }
        defer { zip_source_close(source) }
        guard zip_source_stat(source, &about) == 0 else { throw .brokenArchive(part: "") }
        var data = Data(count: Int(about.size))
        let count = data.withUnsafeMutableBytes { zip_source_read(source, $0.baseAddress, zip_uint64_t(about.size)) }
        guard count == zip_int64_t(about.size) else { throw .brokenArchive(part: "") }
        return data
    }
}
