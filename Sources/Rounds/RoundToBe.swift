import Casework
import Directory
import Foundation
import Kernel
import Store
import Workforce

/// A round as it is to be, before it has an identity.
struct RoundToBe {
    let plan: RoundPlan
    let part: String
    let span: Range<Instant>
    let assignee: ID<Staff>?
    let count: Int
    /// The route as it is kept, and what it is known by.
    let route: String
    let digest: String

    /// - Throws: where a route cannot be written, which is the program's fault.
    init(
        _ plan: RoundPlan, part: String, _ points: [RoundPlan.Point], in span: Range<Instant>, assignee: ID<Staff>?
    ) throws {
        let content = RoundRoute.Content(
            isOrdered: plan.content.isOrdered, points: points, checks: plan.content.checks)
        let data = try JSONEncoder.sorted.encode(content)
        (self.plan, self.part, self.span, self.assignee) = (plan, part, span, assignee)
        (count, route) = (points.count, String(decoding: data, as: UTF8.self))
        digest = Blobs.digest(of: Data("\(plan.id)\n".utf8) + data)
    }
}
