import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Files on a case")
struct AttachingTests {
    private static let marks: [(name: String, bytes: [UInt8], type: String)] = [
        ("现场.JPG", [0xFF, 0xD8, 0xFF, 0xE0, 1], "image/jpeg"), ("a.jpeg", [0xFF, 0xD8, 0xFF, 0xE1], "image/jpeg"),
        ("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], "image/png"),
        ("a.gif", Array("GIF89a".utf8), "image/gif"), ("a.webp", Array("RIFF0000WEBP".utf8), "image/webp"),
        ("a.pdf", Array("%PDF-1.7".utf8), "application/pdf"), ("a.wav", Array("RIFF0000WAVE".utf8), "audio/wav"),
        ("a.mp3", Array("ID3".utf8), "audio/mpeg"), ("a.mp3", [0xFF, 0xFB, 0x90], "audio/mpeg"),
        ("a.mp3", [0xFF, 0xF3, 0x44], "audio/mpeg"), ("a.m4a", Array("0000ftypM4A ".utf8), "audio/mp4"),
        ("账单.xlsx", [0x50, 0x4B, 3, 4, 9], "application/zip"), ("无名", [0xFF, 0xD8, 0xFF, 0xDB], "image/jpeg"),
    ]

    @Test("each kind is told by its content", arguments: marks)
    func kinds(_ name: String, _ bytes: [UInt8], _ type: String) throws {
        #expect(try FileKind.recognise(IncomingFile(name: name, bytes: Data(bytes))).type == type)
    }

    @Test("a slice of a longer buffer is read from its own beginning")
    func slice() throws {
        let bytes = Data([0, 0, 0] + Self.marks[2].bytes)[3...]
        #expect(try FileKind.recognise(IncomingFile(name: "a.png", bytes: bytes)) == .png)
    }

    @Test("what is not what its name says, is unknown, empty or too big is refused")
    func refusals() {
        #expect(throws: CaseRefusal.fileIsNotWhatItsNameSays("a.pdf")) {
            try FileKind.recognise(IncomingFile(name: "x/a.pdf", bytes: Data(Self.marks[0].bytes)))
        }
        let html = Data("<script>alert(1)</script>".utf8)
        #expect(throws: CaseRefusal.fileKindNotTaken("a.jpg")) {
            try FileKind.recognise(IncomingFile(name: "a.jpg", bytes: html))
        }
        #expect(throws: CaseRefusal.fileKindNotTaken("a.jpg")) {
            try FileKind.recognise(IncomingFile(name: "a.jpg", bytes: Data()))
        }
        #expect(throws: CaseRefusal.tooLong(field: "file", limit: FileKind.mostBytes)) {
            try FileKind.recognise(IncomingFile(name: "a.jpg", bytes: Data(count: FileKind.mostBytes + 1)))
        }
    }

    @Test("of a name only its last part is kept, without tricks", arguments: [
        ("../../etc/passwd.png", "passwd.png"), ("C:\\照片\\一.png", "一.png"), ("a\u{202E}gnp.exe\0", "agnp.exe"),
        ("", "file"), ("/", "file"), (" 一 \n.png", "一 .png"),
    ])
    func names(_ given: String, _ kept: String) {
        #expect(IncomingFile(name: given, bytes: Data()).shortName == kept)
    }

    @Test("a kept file comes back byte by byte, only to those who may see the case")
    func comesBack() async throws {
        let house = try await House.open()
        let item = try await house.register()
        let bytes = Data(Self.marks[0].bytes + (0..<2000).map { UInt8($0 % 251) })
        let lin = try house.actor("lin")
        let file = IncomingFile(name: "现场.jpg", bytes: bytes)
        let after = try await house.cases.attach(file, on: item.number, moment: "before", by: lin)
        let kept = try #require(after.attachments.first)
        #expect(kept.name == "现场.jpg" && kept.type == "image/jpeg" && kept.bytes == bytes.count)
        #expect(kept.moment == "before" && kept.by == lin.staff)
        #expect(try await house.found(item) == after)
        let back = try #require(try await house.cases.file(kept.id, of: item.number, for: lin))
        #expect(back.1 == Array(bytes))
        await refused(CaseRefusal.unknownCase(item.number)) {
            try await house.cases.file(kept.id, of: item.number, for: try house.actor("zhao"))
        }
        #expect(try await house.cases.file(ID(number: 5), of: item.number, for: lin) == nil)
    }

    @Test("no more than forty files")
    func tooMany() async throws {
        let house = try await House.open()
        let item = try await house.register()
        let lin = try house.actor("lin")
        let file = IncomingFile(name: "a.png", bytes: Data(Self.marks[2].bytes))
        for _ in 0..<40 { _ = try await house.cases.attach(file, on: item.number, moment: "", by: lin) }
        await refused(CaseRefusal.tooManyFiles(limit: 40)) {
            try await house.cases.attach(file, on: item.number, moment: "", by: lin)
        }
    }
}
