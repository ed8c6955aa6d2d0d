import Foundation
import Kernel

/// A file as somebody sent it. Its name and its type are only what they say.
package struct IncomingFile: Sendable {
    package let name: String
    package let bytes: Data

    package init(name: String, bytes: Data) {
        self.name = name
        self.bytes = bytes
    }

    /// The last part of the name, without control characters, at most 120 letters.
    package var shortName: String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let clean = last.unicodeScalars.filter {
            $0.value >= 32 && $0.value != 127 && !(0x202A...0x202E).contains($0.value)
        }
        let text = String(String.UnicodeScalarView(clean)).trimmed
        return text.isEmpty ? "file" : String(text.suffix(120))
    }
}

/// The kinds of file that are taken, told by their content.
package enum FileKind: String, Sendable, CaseIterable {
    case jpeg, png, gif, webp, pdf, mp3, m4a, wav, zip

    package static let mostBytes = 20 << 20

    /// What browsers are told.
    package var type: String {
        switch self {
        case .jpeg, .png, .gif, .webp: "image/\(rawValue)"
        case .pdf: "application/pdf"
        case .mp3: "audio/mpeg"
        case .m4a: "audio/mp4"
        case .wav: "audio/wav"
        case .zip: "application/zip"
        }
    }

    private var extensions: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        case .zip: ["zip", "xlsx", "docx"]
        default: [rawValue]
        }
    }

    /// - Throws: ``CaseRefusal/tooLong(field:limit:)`` · ``CaseRefusal/fileKindNotTaken(_:)`` ·
    ///   ``CaseRefusal/fileIsNotWhatItsNameSays(_:)``
    package static func recognise(_ file: IncomingFile) throws -> FileKind {
        guard file.bytes.count <= mostBytes else { throw CaseRefusal.tooLong(field: "file", limit: mostBytes) }
        guard let kind = allCases.first(where: { $0.begins(file.bytes) }) else {
            throw CaseRefusal.fileKindNotTaken(file.shortName)
        }
        let ending = file.shortName.lowercased().split(separator: ".").last.map(String.init) ?? ""
        let isNamed = file.shortName.contains(".")
        guard !isNamed || kind.extensions.contains(ending) else {
            throw CaseRefusal.fileIsNotWhatItsNameSays(file.shortName)
        }
        return kind
    }

    private func begins(_ bytes: Data) -> Bool {
        func at(_ offset: Int, _ mark: [UInt8]) -> Bool { Array(bytes.dropFirst(offset).prefix(mark.count)) == mark }
        return switch self {
        case .jpeg: at(0, [0xFF, 0xD8, 0xFF])
        case .png: at(0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        case .gif: at(0, Array("GIF8".utf8))
        case .webp: at(0, Array("RIFF".utf8)) && at(8, Array("WEBP".utf8))
        case .pdf: at(0, Array("%PDF-".utf8))
        // Frames of MPEG 1 or 2, layer III, with or without a checksum: recordings of telephone calls are MPEG 2.
        case .mp3: at(0, Array("ID3".utf8)) || [0xFA, 0xFB, 0xF2, 0xF3].contains { at(0, [0xFF, $0]) }
        case .m4a: at(4, Array("ftyp".utf8))
        case .wav: at(0, Array("RIFF".utf8)) && at(8, Array("WAVE".utf8))
        case .zip: at(0, [0x50, 0x4B, 0x03, 0x04])
        }
    }
}
