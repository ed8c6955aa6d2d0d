import CQrencode

/// A QR code of a short text, as a picture that can be drawn at any size.
package struct QRCode: Sendable {
    /// So many modules are clear around it: ISO/IEC 18004 asks for four.
    package static let margin = 4
    /// The longest text, in bytes: a code that a telephone still reads off a receipt.
    package static let longest = 300

    /// Modules on a side with the margin: the `viewBox` of the picture is `0 0 side side`.
    package let side: Int
    /// The dark modules as the `d` of an SVG path: numbers and the letters M, h, v, z.
    package let path: String

    /// - Parameter text: UTF-8; capitals and figures alone make a smaller code.
    /// - Returns: nil for an empty text and for one longer than ``longest``.
    package init?(_ text: String) {
        guard (1...Self.longest).contains(text.utf8.count), !text.utf8.contains(0),
            let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1)
        else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        let modules = UnsafeBufferPointer(start: code.pointee.data, count: width * width)
        (side, path) = (width + 2 * Self.margin, Self.path(modules, width))
    }

    /// One box for each run of dark modules of a row.
    private static func path(_ modules: UnsafeBufferPointer<UInt8>, _ width: Int) -> String {
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                let begin = column
                while column < width, modules[row * width + column] & 1 == 1 { column += 1 }
                let run = column - begin
                if run > 0 { path += "M\(begin + margin) \(row + margin)h\(run)v1h-\(run)z" } else { column += 1 }
            }
        }
        return path
    }
}
