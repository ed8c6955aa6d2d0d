import Foundation
import Testing

@testable import Store

@Suite("What is sealed")
struct KeyringTests {
    private let file = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID().uuidString)")
    private let words = Data("身份证 350203".utf8)

    @Test("opens again with its key and for its purpose, and each time looks otherwise")
    func opens() throws {
        defer { try? FileManager.default.removeItem(at: file) }
        let keyring = Keyring(file: file)
        let (one, two) = (try keyring.seal(words, for: "a 1"), try keyring.seal(words, for: "a 1"))
        #expect(one != two)
        #expect(try keyring.open(one, for: "a 1") == words)
        #expect(try Keyring(file: file).open(two, for: "a 1") == words)
        #expect(throws: KeyringError.broken) { try keyring.open(one, for: "a 2") }
    }

    @Test("does not open where one letter of it was changed", arguments: [10, 20, 40])
    func changed(_ place: Int) throws {
        defer { try? FileManager.default.removeItem(at: file) }
        let keyring = Keyring(file: file)
        var letters = Array(try keyring.seal(words, for: "a"))
        letters[place] = letters[place] == "A" ? "B" : "A"
        #expect(throws: KeyringError.broken) { try keyring.open(String(letters), for: "a") }
    }

    @Test("does not open with another key, or none; a file that is no key is refused")
    func otherKey() throws {
        defer { try? FileManager.default.removeItem(at: file) }
        let sealed = try Keyring(file: file).seal(words, for: "a")
        let name = String(sealed.prefix(8))
        try FileManager.default.removeItem(at: file)
        #expect(throws: KeyringError.otherKey(name)) { try Keyring(file: file).open(sealed, for: "a") }
        _ = try Keyring(file: file).seal(words, for: "a")
        #expect(throws: KeyringError.otherKey(name)) { try Keyring(file: file).open(sealed, for: "a") }
        try "no key".write(to: file, atomically: true, encoding: .utf8)
        #expect(throws: KeyringError.badFile(file.path)) { try Keyring(file: file).seal(words, for: "a") }
    }

    @Test("has one key also where many need the first one at once, and only its owner reads the file")
    func first() async throws {
        defer { try? FileManager.default.removeItem(at: file) }
        let all = try await withThrowingTaskGroup(of: String.self) { [file, words] group in
            for _ in 0..<16 { group.addTask { try Keyring(file: file).seal(words, for: "a") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for sealed in all { #expect(try Keyring(file: file).open(sealed, for: "a") == words) }
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
}
