import Foundation

/// The disk under the store.
package enum Disk {
    /// Brings a file, or the names in a folder, onto the disk.
    ///
    /// - Throws: ``StoreFailure/engine(_:)``
    package static func sync(_ path: String) throws {
        let handle = open(path, O_RDONLY)
        defer { close(handle) }
        guard handle >= 0, fsync(handle) == 0 else {
            throw StoreFailure.engine("\(path) could not be brought onto the disk: \(String(cString: strerror(errno)))")
        }
    }

    /// How many bytes are free for us where a path lies, or would lie; nil where nobody can tell.
    package static func free(at path: String) -> UInt64? {
        var folder = URL(fileURLWithPath: path)
        while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
            folder.deleteLastPathComponent()
        }
        var status = statvfs()
        guard statvfs(folder.path, &status) == 0 else { return nil }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }
}
