import Foundation
import Kernel
import Workforce

@testable import Casework

/// A desk's folder: a small desk with one file replaced by the bytes, which name it in their first line (`# FILE`).
/// Whatever is wrong is told with its file and line.
enum DeskParser {
    private static let desk: (folder: URL, files: [String: String]) = {
        let folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(getpid())")
        let files = SmallDesk.files
        for (name, text) in files { write(Data(text.utf8), folder.appending(path: name)) }
        return (folder, files)
    }()
    private static let categories = CategoryTree([
        Category(
            path: "water.tap", name: Words(zh: "a", zhHant: "a", en: "a"), words: [], kind: nil, priority: nil,
            department: nil, isLeaf: true)
    ])
    private static let names = (desk.files.keys + ["categories-imported.yaml"]).sorted()

    static func check(_ bytes: [UInt8]) {
        let title = String(decoding: bytes.prefix { $0 != 10 }.dropFirst(2), as: UTF8.self)
        let name = names.contains(title) ? title : names[Int(bytes.first ?? 0) % names.count]
        write(Data(bytes), desk.folder.appending(path: name))
        defer { restore(name) }
        do {
            try read(name)
        } catch let error as DeskError {
            check(error, in: name, bytes)
        } catch {
            demand(false, "no DeskError: \(error)")
        }
    }

    /// As far as the file matters: the whole desk costs four times as much.
    private static func read(_ name: String) throws {
        switch name {
        case "procedures/ask.yaml", "procedures/rest.yaml":
            let procedure = try Procedure.read(desk.folder, "procedures/ask.yaml", desk: "desk")
            demand(procedure.stage(procedure.start) != nil, "it starts nowhere")
        case "categories.yaml", "categories-imported.yaml":
            let file = try DeskNode.read(desk.folder, name)
            let tree = try CategoryTree.read([file], kinds: ["ask"], departments: ["office"])
            demand(tree.all.allSatisfy { tree[$0.path] != nil }, "a category is not found")
        case "levels.yaml":
            let words = TextWords(
                kinds: ["ask"], departments: ["office"], roles: [], channels: [], calendars: Calendars([:]), spared: [])
            _ = try ServiceLevels.read(DeskNode.read(desk.folder, name), categories, words)
        case "roles.yaml":
            let (names, _) = try Desk.roles(desk.folder)
            demand(names.count == Right.allCases.count, "a right has no name")
        default:
            let read = try Desk.read(desk.folder)
            demand(read.procedures.allSatisfy { read.procedure($0.kind) != nil }, "a procedure is not found")
        }
    }

    private static func check(_ error: DeskError, in name: String, _ bytes: [UInt8]) {
        demand(!error.reason.isEmpty, "no reason")
        // The bytes may ask for a file that is not there, and may spoil what another file relies on.
        let isKnown = names.contains(error.file) || error.file.hasPrefix("procedures/")
        demand(isKnown, "a file “\(error.file)”")
        if error.reason.hasPrefix("the file is missing") { return }
        let text = error.file == name ? String(decoding: bytes, as: UTF8.self) : desk.files[error.file] ?? ""
        // What YAML takes for the end of a line.
        let lines = text.unicodeScalars.count { ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains($0) } + 1
        demand((1...lines + 1).contains(error.line), "line \(error.line) of \(lines): \(error.reason)")
    }

    private static func restore(_ name: String) {
        let place = desk.folder.appending(path: name)
        guard let text = desk.files[name] else { return unlink(place.path).ignored() }
        write(Data(text.utf8), place)
    }

    private static func write(_ bytes: Data, _ place: URL) {
        do {
            let folder = place.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try bytes.write(to: place)
        } catch { demand(false, "\(place.path): \(error)") }
    }
}

extension CInt {
    fileprivate func ignored() {}
}
