import Workforce

/// As little as makes a desk, so that reading it costs little.
enum SmallDesk {
    static let files: [String: String] = [
        "desk.yaml": "procedures: [ask]\n",
        "lists.yaml": """
        departments: [{ key: office, \(name("a")) }]
        channels: [{ key: telephone, \(name("b")) }]
        causes: [{ key: wear, \(name("c")) }]
        parties: [{ key: owner, \(name("d")) }]
        waitReasons: [{ key: parts, \(name("e")) }]
        callbackOutcomes: [{ key: reached, \(name("f")) }]

        """,
        "roles.yaml": "rights:\n" + Right.allCases.map { "  \($0.rawValue): { \(words("x")) }\n" }.joined()
            + "roles: [{ key: agent, \(name("a")), rights: [case.read] }]\n",
        "categories.yaml": """
        categories:
          - { key: water, \(name("w")), department: office, words: [leak], children: [{ key: tap, \(name("t")) }] }

        """,
        "levels.yaml": """
        live-channels: [telephone]
        words: { closed: { \(words("c")) } }
        levels: [{ key: all, name: { \(words("l")) }, place: 3, tag: vip, kind: ask,
           category: water.tap, priority: general, promises: { closed: 1h30m } }]

        """,
        "watching.yaml": "chain: [owner]\nsteps: [{ at: 80, tell: [owner, agent] }]\n",
        "procedures/ask.yaml": """
        procedure: ask
        version: 1
        \(name("A"))
        uses: [rest]
        start: begun
        stages:
          begun: { phase: open, \(name("b")) }
          parked: { phase: waiting, \(name("p")) }
          done: { phase: closed, \(name("d")) }
        actions:
          park: { \(name("p")), by: [case.work], from: [begun], to: parked, needs: [reason], does: [pause-task] }

        """,
        "procedures/rest.yaml": """
        actions:
          answer:
            \(name("a"))
            by: [case.follow]
            from: ["phase:open", parked]
            to: done
            unless: { tasks-open: begun }
            takes: [note]
            does: [answer, close-as-answered]

        """,
    ]

    private static func words(_ word: String) -> String { "zh: \(word), zh-Hant: \(word), en: \(word)" }
    private static func name(_ word: String) -> String { "name: { \(words(word)) }" }
}
