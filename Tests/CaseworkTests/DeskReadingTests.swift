import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

/// A copy of the property desk with one thing changed, and where the change stands.
struct Spoilt {
    let folder: URL
    let line: Int

    init(_ file: String, _ old: String, _ new: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)/property")
        let manager = FileManager.default
        try manager.createDirectory(at: folder.deletingLastPathComponent(), withIntermediateDirectories: true)
        try manager.copyItem(at: Checkout.property, to: folder)
        let url = folder.appending(path: file)
        let text = try String(contentsOf: url, encoding: .utf8)
        let place = try #require(text.range(of: old), "\(file) has no “\(old)”")
        let mark = new.range(of: "«").map { new[..<$0.lowerBound] } ?? ""
        line = (text[..<place.lowerBound] + mark).filter { $0 == "\n" }.count + 1
        let changed = text.replacingCharacters(in: place, with: new.replacing("«", with: ""))
        try changed.write(to: url, atomically: true, encoding: .utf8)
    }

    func remove() { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
}

@Suite("Reading a desk")
struct DeskReadingTests {
    @Test("the intake begins with the first kind that desk.yaml names, whichever that is")
    func usualKind() throws {
        let other = try Spoilt("desk.yaml", "[repair, complaint, consultation,", "[consultation, repair, complaint,")
        defer { other.remove() }
        #expect(try Desk.read(Checkout.property).usualKind == "repair")
        #expect(try Desk.read(other.folder).usualKind == "consultation")
    }

    @Test("the property desk is read whole")
    func property() throws {
        let desk = try Desk.read(Checkout.property)
        #expect(desk.key == "property")
        #expect(
            desk.procedures.filter { !$0.isPaperwork }.map(\.kind) == [
                "repair", "complaint", "consultation", "suggestion", "praise", "help", "booking",
            ])
        #expect(desk.paperwork.count >= 14 && desk.slots.resource("lift")?.capacity == 1)
        #expect(desk.categories.leaves.count >= 60)
        #expect(desk.categories.all.allSatisfy { (1...3).contains($0.depth) })
        #expect(desk.roles.count >= 20 && desk.rightNames.count == Right.allCases.count)
        #expect(
            desk.parties.count >= 7 && desk.waitReasons.map(\.key) == ["customer", "third-party", "parts", "weather"])
        #expect(
            desk.departments.contains { $0.key == "engineering" } && desk.channels.contains { $0.key == "telephone" })
    }

    @Test("each leaf has words, a kind, and a department that exists, its own or an ancestor's")
    func leaves() throws {
        let desk = try Checkout.desk.get()
        for leaf in desk.categories.leaves {
            #expect(!leaf.words.isEmpty && leaf.department != nil, "\(leaf.path)")
            #expect(leaf.kind.map { desk.procedure($0) != nil } ?? false, "\(leaf.path)")
        }
        let all = desk.categories.leaves.flatMap(\.words)
        #expect(Set(all).count == all.count, "a word belongs to one leaf only")
        #expect(desk.categories["engineering.plumbing.leak"]?.department == "engineering")
        #expect(desk.categories.title("engineering.plumbing.leak", .simplified) == "工程维修 › 给排水 › 漏水")
    }

    @Test("every demand has a level for every priority, with a closing promise; no paper has any")
    func levels() throws {
        let desk = try Checkout.desk.get()
        for procedure in desk.procedures {
            for priority in Priority.allCases {
                let play = try Play(procedure.kind) { $0.priority = priority }
                let isClosed = play.item.promises.contains { $0.kind == .closed }
                #expect(isClosed == !procedure.isPaperwork, "\(procedure.kind) \(priority)")
            }
        }
    }
}
