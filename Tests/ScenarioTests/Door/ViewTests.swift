import Testing

@testable import Web

@Suite("Saved views")
struct ViewTests {
    @Test(
        "A view leads to the list, by what a list knows",
        arguments: [
            ("", "/cases"), ("phase=open&phase=waiting&sort=due", "/cases?phase=open&phase=waiting&sort=due"),
            ("q=a b", "/cases?q=a%20b"), ("q=1\r\nX-Evil: 1", "/cases?q=1%0D%0AX-Evil%3A%201"),
            ("q=%0d%0aX: 1", "/cases?q=%0D%0AX%3A%201"), ("q=<b>", "/cases?q=%3Cb%3E"), ("q=", "/cases"),
            ("//evil.example", "/cases"), ("#x", "/cases"), ("nonsense=1&kind=repair", "/cases?kind=repair"),
        ])
    func address(_ kept: String, _ address: String) {
        #expect(ListAddress.address(ofView: kept) == address)
    }
}
