import Kernel

/// A day that was given, also where it was given as null: it is taken away then.
struct GivenDay: Decodable, Sendable { let day: Day? }

extension KeyedDecodingContainer {
    func decodeIfPresent(_: GivenDay.Type, forKey key: Key) throws -> GivenDay? {
        contains(key) ? GivenDay(day: try decodeIfPresent(Day.self, forKey: key)) : nil
    }
}
