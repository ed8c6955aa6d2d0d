import HTTPTypes
import Hummingbird
import Kernel
import Workforce

extension Ask {
    /// What a command of the program asks for somebody, as an address would.
    ///
    /// - Parameter query: names with their values.
    init(_ house: House, as actor: Actor, in language: Language, query: [(name: String, value: String)]) {
        let head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/")
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        let arrival = Arrival(request, from: "", .onThisMachine)
        (self.house, self.request, parameters, self.language) = (house, request, Parameters(), language)
        (session, number, way) = (Entrance.Session(of: actor, in: language), arrival.number, arrival.way)
        (isAPI, stay) = (false, nil)
        asked = Dictionary(grouping: query, by: { Substring($0.name) }).mapValues { $0.map(\.value) }
    }
}
