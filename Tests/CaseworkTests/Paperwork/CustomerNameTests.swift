import Testing

@testable import Casework

@Suite("What customers read of the stages of a paper")
struct CustomerNameTests {
    private static let papers = (try? Checkout.desk.get())?.procedures.filter(\.isPaperwork) ?? []

    @Test("every stage in which something is still to come has a name in the customer's words, in every language")
    func named() {
        #expect(Self.papers.count >= 17)
        for procedure in Self.papers {
            for stage in procedure.stages where !stage.phase.isOver {
                let name = stage.customerName
                #expect(name != nil && name?.zh != name?.en, "\(procedure.kind) \(stage.key)")
                #expect(name?.zh != procedure.name.zh, "\(procedure.kind) \(stage.key)")
            }
        }
    }
}
