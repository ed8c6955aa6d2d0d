/// Why a token proves nothing. The words are for the log.
struct Untrue: Error, Equatable {
    let why: String
    init(_ why: String) { self.why = why }
}
