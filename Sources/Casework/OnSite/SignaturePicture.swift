import Foundation
import Kernel

/// A signature as it was drawn: a small PNG, told by its content.
package enum SignaturePicture {
    static let mostBytes = 200_000
    private static let head: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    private static let tail: [UInt8] = [0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]

    /// From base 64, with or without what browsers write before it.
    ///
    /// - Throws: ``CaseRefusal/tooLong(field:limit:)`` · ``CaseRefusal/signatureUnreadable``
    package static func bytes(_ text: String) throws -> Data {
        let mark = "data:image/png;base64,"
        let body = text.hasPrefix(mark) ? String(text.dropFirst(mark.count)) : text
        guard body.utf8.count <= mostBytes * 4 / 3 + 4 else {
            throw CaseRefusal.tooLong(field: Input.picture.rawValue, limit: mostBytes)
        }
        guard let bytes = Data(base64Encoded: body), isPicture(Array(bytes)) else {
            throw CaseRefusal.signatureUnreadable
        }
        return bytes
    }

    /// Begins and ends as a PNG does, and is at most 4000 dots wide and high.
    private static func isPicture(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > head.count + 8 + tail.count, bytes.starts(with: head),
            bytes.suffix(tail.count).elementsEqual(tail)
        else { return false }
        let sides = [16, 20].map { start in bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
        return sides.allSatisfy { (1...4000).contains($0) }
    }
}
