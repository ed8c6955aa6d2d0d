import Testing

/// The sizes of files and functions against `budget.txt`. A number of the budget may fall, never rise.
@Suite("Sizes")
struct SizeTests {
    private static let files = Checkout.sources.map { (path: $0.path, length: $0.lines.count) }
    private static let functions = Checkout.sources.flatMap(\.functions)

    private static func share(_ numbers: [Int], _ part: Double) -> Int {
        let sorted = numbers.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
    }

    static let measured: [(name: String, value: Int)] = {
        let (files, functions) = (Self.files.map(\.length), Self.functions.map(\.length))
        return [
            ("file.median", share(files, 0.5)), ("file.ninety", share(files, 0.9)), ("file.longest", files.max() ?? 0),
            ("files.over200", files.count { $0 > 200 }), ("function.median", share(functions, 0.5)),
            ("function.ninety", share(functions, 0.9)), ("function.longest", functions.max() ?? 0),
            ("functions.over30", functions.count { $0 > 30 }),
        ]
    }()

    @Test("No file over 400 lines, no function over 70; half under 80 and 10, nine in ten under 200 and 30")
    func fence() {
        for file in Self.files { #expect(file.length <= 400, "\(file.path)") }
        for one in Self.functions { #expect(one.length <= 70, "\(one.path):\(one.line) \(one.name)") }
        let numbers = Dictionary(uniqueKeysWithValues: Self.measured.map { ($0.name, $0.value) })
        for (name, limit) in [
            ("file.median", 80), ("file.ninety", 200), ("function.median", 10), ("function.ninety", 30),
        ] {
            #expect(numbers[name] ?? 0 < limit, "\(name)")
        }
        #expect(Self.functions.count > 500, "the counting of functions does not work")
    }

    @Test("Nothing grows beyond the budget")
    func budget() {
        let lines = Checkout.text("Tests/TidyTests/budget.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }
        let pairs = lines.map { $0.split(separator: " ") }.filter { $0.count == 2 }
        let budget = Dictionary(uniqueKeysWithValues: pairs.map { (String($0[0]), Int($0[1]) ?? 0) })
        #expect(Set(budget.keys) == Set(Self.measured.map(\.name)))
        var better: [String] = []
        for (name, value) in Self.measured {
            let most = budget[name] ?? 0
            #expect(value <= most, "\(name) was \(most) and is \(value)\n\(Self.worst(name))")
            if value < most { better.append("\(name) \(value)") }
        }
        if !better.isEmpty { print("budget.txt may now say: \(better.joined(separator: ", "))") }
    }

    /// The largest, to begin with.
    private static func worst(_ name: String) -> String {
        if name.hasPrefix("function") {
            return functions.sorted { $0.length > $1.length }.prefix(12)
                .map { "\($0.length) \($0.path):\($0.line) \($0.name)" }.joined(separator: "\n")
        }
        return files.sorted { $0.length > $1.length }.prefix(8).map { "\($0.length) \($0.path)" }.joined(
            separator: "\n")
    }
}
