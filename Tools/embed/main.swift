import Foundation

/// Writes one Swift file that holds the given files as string literals, so that pages, texts and browser
/// files travel inside the binary.
///
/// Usage: `embed OUT.swift ROOT FILE…`; a file's key is its path below ROOT.
let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
    FileHandle.standardError.write(Data("usage: embed OUT.swift ROOT FILE…\n".utf8))
    exit(2)
}
var source = "/// Files taken into the binary at build time, by path below the room's folder.\nenum Embedded {\n"
source += "    static let files: [String: StaticString] = [\n"
for path in arguments.dropFirst(3).sorted() {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let key = path.dropFirst(arguments[2].count + 1)
    let fence = String(repeating: "#", count: 4)
    source += "        \"\(key)\": \(fence)\"\"\"\n\(text)\n\"\"\"\(fence),\n"
}
source += arguments.count == 3 ? "        :\n" : ""
source += "    ]\n}\n"
try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
