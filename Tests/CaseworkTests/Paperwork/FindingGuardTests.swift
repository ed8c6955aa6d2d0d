import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("What rounds found holds a case in its stage")
struct FindingGuardTests {
    @Test("the final inspection of a renovation is not passed while a finding is open at its home", arguments: [0, 2])
    func guarded(_ open: Int) async throws {
        let play = try Play("renovation")
        let action = try #require(play.procedure.action("accept"))
        #expect(action.needs.contains(.noOpenFindings))
        let item = play.paper(in: try #require(play.procedure.stage("inspecting")), for: action)
        var act = play.full("accept")
        act.form = play.filled(action.asks)
        var moment = Moment(
            actor: Cast.zhao, now: play.now, zone: .shanghai, newID: { Int64.random(in: 1...Int64.max) })
        moment.openFindings = open
        do {
            let events = try play.procedure.decide(act, on: item, at: moment, levels: play.desk.levels)
            #expect(open == 0 && item.applying(events).stage == "observed")
        } catch FormRefusal.findingsOpen(let count) { #expect(open == count && count > 0) }
    }
}
