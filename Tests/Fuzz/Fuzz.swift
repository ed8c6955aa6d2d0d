import Foundation
import FuzzDriver

/// The fuzzers of the parsers: `fuzz PARSER [OPTION…] [FOLDER…]`, with the options and folders of libFuzzer.
///
/// Each parser gets bytes made by chance from those that took it somewhere new. Whatever traps, takes too long or too
/// much memory, or breaks a ``demand(_:_:)`` ends the program, and the bytes that did it are kept. Built and run by
/// `./guanjia fuzz`; see Tools/fuzz.sh.
@main enum Fuzz {
    /// A parser with everything that must be so whatever it is given.
    typealias Harness = @Sendable ([UInt8]) -> Void

    static let harnesses: [String: Harness] = [
        "csv": CSVParser.check, "xlsx": WorkbookParser.check, "multipart": MultipartParser.check,
        "yaml": DeskParser.check, "times": TimeParser.check, "search": SearchParser.check,
        "calendar": CalendarParser.check,
    ]
    static let chosen = CommandLine.arguments.dropFirst().first.flatMap { harnesses[$0] }

    static func main() {
        guard chosen != nil else {
            print("usage: fuzz \(harnesses.keys.sorted().joined(separator: "|")) [OPTION…] [FOLDER…]")
            exit(2)
        }
        let names = CommandLine.arguments.prefix(1) + CommandLine.arguments.dropFirst(2)
        var arguments: [UnsafeMutablePointer<CChar>?] = names.map { strdup($0) } + [nil]
        var count = CInt(names.count)
        let status = arguments.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            return LLVMFuzzerRunDriver(&count, &start) { bytes, size in
                Fuzz.chosen?(Array(UnsafeBufferPointer(start: bytes, count: size)))
                return 0
            }
        }
        exit(status)
    }
}

/// Ends the program where something is not as it must be.
func demand(_ holds: Bool, _ what: @autoclosure () -> String, file: StaticString = #file, line: UInt = #line) {
    if !holds { fatalError("broken: \(what())", file: file, line: line) }
}
