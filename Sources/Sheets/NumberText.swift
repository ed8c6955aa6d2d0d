import Foundation

/// Numbers as Excel shows them, where the file writes them otherwise.
enum NumberText {
    /// Excel promises fifteen digits; a file writes seventeen and so shows its binary rounding.
    static let digitsExcelShows = 15

    static func readable(_ value: Double, written: String) -> String {
        let digits = written.utf8.count { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        let hasExponent = written.utf8.contains { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
        guard hasExponent || digits > digitsExcelShows else { return written }
        if let whole = Int(exactly: value) { return String(whole) }
        return String(format: "%.\(digitsExcelShows)g", value)
    }
}

/// Date cells as text: a date, a date with its time, or, below one day, a time alone.
enum SerialText {
    static func readable(_ serial: Double) -> String {
        if let time = SheetTime(serial: serial) { return time.description }
        guard serial >= 0, serial < 1 else { return NumberText.readable(serial, written: "\(serial)") }
        let seconds = min(Int((serial * 86_400).rounded()), 86_399)
        return String(format: "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
    }
}
