import Foundation
import Kernel
import Testing

@testable import Web

@Suite("Simplified and traditional letters")
struct ScriptTests {
    /// The letters that only the simplified script has: those that ICU writes otherwise in traditional text, and back.
    ///
    /// Not every simplified form is one: 交, 家 or 果 are letters of both scripts that also stand for rarer ones.
    private static let simplifiedOnly: Set<Unicode.Scalar> = {
        let all = (0x4E00...0x9FFF).compactMap { Unicode.Scalar($0) }
        let traditional = StringTransform("Simplified-Traditional")
        return Set(
            all.filter { letter in
                let other = String(letter).applyingTransform(traditional, reverse: false) ?? String(letter)
                return other != String(letter) && Pinyin.simplify(other) == String(letter)
            }
        ).subtracting(shared)
    }()

    /// ICU writes these otherwise, and they are right in traditional text as well.
    private static let shared = Set("后里面只台干出松余回几云了系向合于布卷吊升占才征表制党冬凶别刮卜厂叶采同名周和吁吃局".unicodeScalars)

    /// A file to begin a procedure with says its names in all three languages, whichever the page is in.
    private static let inAllScripts: Set = ["language.name", "procedures.starter"]

    @Test("The traditional sentences have no simplified letter, the simplified ones no traditional")
    func sentences() throws {
        let texts = Texts()
        for key in texts.keys where !Self.inAllScripts.contains(key) {
            let (plain, full) = (texts(key, .simplified), texts(key, .traditional))
            #expect(Pinyin.simplify(plain) == plain, "\(key): \(plain)")
            let wrong = full.unicodeScalars.filter { Self.simplifiedOnly.contains($0) }
            #expect(wrong.isEmpty, "\(key): \(String(String.UnicodeScalarView(wrong))) in \(full)")
        }
    }

    @Test("The names of the desk too")
    func names() async throws {
        let desk = try await Template.built.value.desk
        let names =
            desk.procedures.flatMap { [$0.name] + $0.stages.map(\.name) + $0.actions.map(\.name) }
            + desk.categories.all.map(\.name) + desk.roles.map(\.name)
            + (desk.channels + desk.causes + desk.parties + desk.waitReasons + desk.outcomes + desk.departments).map(
                \.name)
        #expect(names.count > 200)
        for name in names {
            #expect(Pinyin.simplify(name.zh) == name.zh, "\(name.zh)")
            let wrong = name.zhHant.unicodeScalars.filter { Self.simplifiedOnly.contains($0) }
            #expect(wrong.isEmpty, "\(String(String.UnicodeScalarView(wrong))) in \(name.zhHant)")
            #expect(!name.en.isEmpty && name.en.unicodeScalars.allSatisfy { $0.value < 0x2E80 }, "\(name.en)")
        }
    }
}
