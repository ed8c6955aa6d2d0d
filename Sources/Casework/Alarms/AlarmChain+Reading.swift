import Workforce

extension AlarmChain {
    private static let mostLinks = 10

    /// A list of links: `{ call: [supervisor, "department:engineering"], within: 5m }`.
    ///
    /// - Throws: ``DeskError``
    static func read(_ node: DeskNode, roles: [Role], departments: [String]) throws -> AlarmChain {
        let links = try node.list().map { node in
            try node.allow(["call", "within"])
            let call = try node.required("call").list().map {
                try Callee.read($0, roles: roles, departments: departments)
            }
            guard !call.isEmpty else { throw node.fail("somebody must be called") }
            return Link(call: call, seconds: try node.required("within").span().milliseconds / 1000)
        }
        guard (1...mostLinks).contains(links.count) else { throw node.fail("a chain has 1 to \(mostLinks) links") }
        return AlarmChain(links: links)
    }
}

extension AlarmChain.Callee {
    /// - Throws: ``DeskError``
    static func read(_ node: DeskNode, roles: [Role], departments: [String]) throws -> AlarmChain.Callee {
        let known = roles.map(\.key) + departments.map { AlarmChain.Callee.department($0).word }
        return try node.word("role or department", known: known) { known.contains($0) ? Self($0) : nil }
    }
}
