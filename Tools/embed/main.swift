import Foundation

/// Writes one Swift file that holds the given files as string literals, so that pages, texts and browser
/// files travel inside the binary.
///
/// Comments of our own scripts and style sheets are for who reads the source, and stay behind.
///
/// Usage: `embed OUT.swift ROOT FILE…`; a file's key is its path below ROOT.
let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
    FileHandle.standardError.write(Data("usage: embed OUT.swift ROOT FILE…\n".utf8))
    exit(2)
}

/// Lines of a script that are comments, and comments of a style sheet, left out; other files as they are.
func spoken(_ text: String, _ path: String) -> String {
    if path.contains("/vendor/") { return text }
    if path.hasSuffix(".css") { return text.replacing(#/\/\*(?s:.*?)\*\/\n?/#, with: "") }
    guard path.hasSuffix(".js") else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
}

var source = "/// Files taken into the binary at build time, by path below the room's folder.\nenum Embedded {\n"
source += "    static let files: [String: StaticString] = [\n"
for path in arguments.dropFirst(3).sorted() {
    let text = spoken(try String(contentsOfFile: path, encoding: .utf8), path)
    let key = path.dropFirst(arguments[2].count + 1)
    let fence = String(repeating: "#", count: 4)
    source += "        \"\(key)\": \(fence)\"\"\"\n\(text)\n\"\"\"\(fence),\n"
}
source += arguments.count == 3 ? "        :\n" : ""
source += "    ]\n}\n"
try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
