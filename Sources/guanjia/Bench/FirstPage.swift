/// What a browser that never was here loads until the desk stands: the page and what it links to.
enum FirstPage {
    /// - Returns: bytes over the wire, heads included; nil where something did not answer 200.
    static func weigh(port: Int, _ bed: TestBed) -> Int? {
        guard let line = Line(port: port), let page = line.answer(to: bed.desk) else { return nil }
        defer { line.close() }
        let text = String(decoding: page, as: UTF8.self)
        let assets = Set(text.matches(of: /(?:href|src)="(\/assets\/[^"]+)"/).map { String($0.1) }).sorted()
        return assets.reduce(Optional(page.count)) { sum, address in
            sum.flatMap { sum in line.answer(to: bed.asset(address)).map { sum + $0.count } }
        }
    }
}
