import Testing

@testable import Store

@Suite("JSON without words")
struct ErasedWordsTests {
    private let words = ErasedWords(mark: "***", kept: ["id", "_0", "to", "state", "key"])

    @Test(
        "what may have been typed goes; numbers, times, identities and keys stay",
        arguments: [
            (#"[{"taskSent":{"_0":{"id":"a1","note":"王先生","sentAt":"2026-03-03T01:00:00.5Z","n":7}}}]"#,
                #"[{"taskSent":{"_0":{"id":"a1","n":7,"note":"***","sentAt":"2026-03-03T01:00:00.5Z"}}}]"#),
            (#"{"waiting":{"reason":"parts","since":"2026-03-03T01:00:00Z"},"strike":{"reason":"错"}}"#,
                #"{"strike":{"reason":"***"},"waiting":{"reason":"parts","since":"2026-03-03T01:00:00Z"}}"#),
            (#"{"reason":"customer","to":"paused"}"#, #"{"reason":"customer","to":"paused"}"#),
            (#"{"reason":"不归我管","to":"declined"}"#, #"{"reason":"***","to":"declined"}"#),
            (#"[{"key":"who","from":"王","to":"李"}]"#, #"[{"from":"***","key":"who","to":"***"}]"#),
            (#"{"form":{"id":"王"},"attachments":[{"id":"a"}],"note":"","tags":["甲","乙"]}"#,
                #"{"attachments":[],"form":{},"note":"","tags":["***","***"]}"#),
            (#"{"birthday":"1970-01-01","picture":"a1","x":null,"y":true,"z":1.5,"big":9007199254740993}"#,
                #"{"big":9007199254740993,"x":null,"y":true,"z":1.5}"#),
            (#""word""#, #""***""#), (#"{"state":"done","text":"2026-03-03 或"}"#, #"{"state":"done","text":"***"}"#),
        ])
    func words(_ text: String, _ becomes: String) throws {
        #expect(try words.json(text) == becomes)
        #expect(try words.json(becomes) == becomes, "doing it again does no more")
    }

    @Test("what is no JSON is told, not kept")
    func broken() { #expect(throws: (any Error).self) { try words.json("{\"a\":") } }
}
