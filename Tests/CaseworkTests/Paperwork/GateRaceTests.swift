import Kernel
import Testing

@testable import Casework

@Suite("One pass at several gates at the same time")
struct GateRaceTests {
    @Test("whoever is first lets it through, everybody else is told that it is used up, and each try is written down")
    func once() async throws {
        let house = try await House.open()
        let item = try await house.register("搬家具出门", kind: "goods-out") { $0.form = GoodsOutTests.form }
        try await house.act("approve", on: item, by: "lin") { $0.act.form = ["checks": "identity=pass,arrears=pass"] }
        let lin = try house.actor("lin")
        let code = try #require(try await house.cases.passes(of: item.number, for: lin).first?.pass.code)
        let gates = try (0..<8).map { try house.actor($0.isMultiple(of: 2) ? "zhao" : "lin") }
        let outcomes = await withTaskGroup(of: String.self) { group in
            for gate in gates {
                group.addTask {
                    do {
                        return try await house.cases.letThrough(code, form: ["ticked": "yes"], by: gate).stage
                    } catch {
                        return (error as? FormRefusal)?.code ?? "\(error)"
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.sorted() == ["left"] + Array(repeating: "passUsedUp", count: 7))
        let (pass, tries) = try #require(try await house.cases.passes(of: item.number, for: lin).first)
        #expect(pass.used == 1)
        #expect(tries.map(\.verdict).filter { $0 == .good }.count == 1 && tries.count == 8)
    }
}
