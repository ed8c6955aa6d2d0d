import Testing

@testable import Web

@Suite("Forms with files")
struct MultipartTests {
    private static func read(_ text: String, boundary: String = "B") throws -> Form {
        try Multipart.read(Array(text.utf8), contentType: "multipart/form-data; boundary=\(boundary)")
    }

    private static func part(_ content: String, _ more: String = "") -> String {
        "--B\r\nContent-Disposition: form-data; name=\"x\"\(more)\r\n\r\n\(content)\r\n"
    }

    @Test(
        "Whatever a part holds comes out as it went in",
        arguments: ["", "y", "\r\n", "\r\n--", "\r\r\n--A", "x--B", "a\r"])
    func contents(_ content: String) throws {
        let form = try Self.read(Self.part(content) + Self.part(content + "!", "; filename=\"a.png\"") + "--B--\r\n")
        #expect(form.values == ["x": [content]])
        #expect(form.files.map { String(decoding: $0.bytes, as: UTF8.self) } == [content + "!"])
    }

    @Test("Sixty parts are read, one more is not, whatever their names")
    func parts() throws {
        let sixty = String(repeating: Self.part("y"), count: 60)
        #expect(try Self.read(sixty + "--B--").values["x"]?.count == 60)
        #expect(throws: WebRefusal.badForm) { try Self.read(sixty + Self.part("y") + "--B--") }
    }

    @Test(
        "What is no such form is refused",
        arguments: ["", "--", "--B", "x--B--", "\r\n--B--", "--B\r\n\r\n", "--B\r\nname=x\r\n\r\nx", "--Bx\r\n--B--"])
    func broken(_ text: String) {
        #expect(throws: WebRefusal.badForm) { try Self.read(text) }
    }

    @Test("The head of a part has a limit")
    func longHead() {
        let long = "; a=" + String(repeating: "x", count: 5000)
        #expect(throws: WebRefusal.badForm) { try Self.read(Self.part("y", long) + "--B--") }
    }

    @Test("A boundary that the content nearly is costs no more than another")
    func dashes() throws {
        let boundary = String(repeating: "-", count: 67) + "x"
        let head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n"
        let near = String(repeating: "\r\n" + String(repeating: "-", count: 69), count: 30_000)
        let spent = ContinuousClock().measure {
            #expect(throws: WebRefusal.badForm) { try Self.read(head + near, boundary: boundary) }
        }
        #expect(spent < .seconds(10), "2 MB were read in \(spent)")
    }
}
