import Foundation

/// Writes archives of uncompressed parts, so that tests make workbooks without the library that reads them.
struct StoredZip {
    private var content = Data()
    private var directory = Data()
    private var count: UInt16 = 0

    init(_ parts: KeyValuePairs<String, String>) {
        for (name, text) in parts { add(name, Data(text.utf8)) }
    }

    mutating func add(_ name: String, _ bytes: Data) {
        let offset = UInt32(content.count)
        let about = Self.about(bytes, nameLength: name.utf8.count)
        content.append(Self.little(UInt32(0x0403_4B50)) + about + Data(name.utf8) + bytes)
        directory.append(Self.little(UInt32(0x0201_4B50)) + Self.little(UInt16(20)) + about)
        directory.append(Data(count: 10) + Self.little(offset) + Data(name.utf8))
        count += 1
    }

    var data: Data {
        var end = Self.little(UInt32(0x0605_4B50)) + Data(count: 4) + Self.little(count) + Self.little(count)
        end.append(Self.little(UInt32(directory.count)) + Self.little(UInt32(content.count)) + Data(count: 2))
        return content + directory + end
    }

    /// What the entry before the content and the one in the directory both say.
    private static func about(_ bytes: Data, nameLength: Int) -> Data {
        let size = little(UInt32(bytes.count))
        return little(UInt16(20)) + Data(count: 8) + little(checksum(bytes)) + size + size
            + little(UInt16(nameLength)) + Data(count: 2)
    }

    private static func checksum(_ bytes: Data) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB8_8320 }
        }
        return ~sum
    }

    private static func little(_ number: some FixedWidthInteger) -> Data {
        withUnsafeBytes(of: number.littleEndian) { Data($0) }
    }
}
