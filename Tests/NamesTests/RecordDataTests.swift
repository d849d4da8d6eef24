import Names
import Octets
import Testing

@Suite struct RecordDataTests {
  private static let host: [UInt8] = [2] + Array("mx".utf8) + [4] + Array("test".utf8) + [0]

  @Test func everyKind() throws {
    let mx = try #require(DomainName("mx.test"))
    #expect(RecordData.read(.a, [192, 0, 2, 1]) == .address(try #require(IPAddress("192.0.2.1"))))
    #expect(
      RecordData.read(.aaaa, [0x20, 1, 0xD, 0xB8] + [UInt8](repeating: 0, count: 11) + [1])
        == .address(try #require(IPAddress("2001:db8::1"))))
    #expect(RecordData.read(.mx, [1, 44] + Self.host) == .mx(preference: 300, host: mx))
    #expect(RecordData.read(.mx, [0, 0, 0]) == .mx(preference: 0, host: .root))
    #expect(RecordData.read(.ptr, Self.host) == .ptr(mx))
    #expect(RecordData.read(.txt, [1, 97, 0, 2, 98, 99]) == .txt(Array("abc".utf8)))
    #expect(RecordData.read(.txt, [0]) == .txt([]))
    #expect(
      RecordData.read(.tlsa, [3, 1, 1, 255]) == .tlsa(TLSARecord(usage: 3, selector: 1, matching: 1, data: [255])))
    #expect(RecordData.read(.soa, [1, 2]) == .opaque([1, 2]))
  }

  /// Whatever is cut off, left over or too long: malformed, and never a trap.
  @Test func nothingElseIsRead() {
    let records: [(RecordType, [UInt8])] = [
      (.a, [192, 0, 2, 1]), (.aaaa, [UInt8](repeating: 7, count: 16)), (.mx, [0, 10] + Self.host), (.ptr, Self.host),
    ]
    for (type, octets) in records {
      for end in 0..<octets.count {
        #expect(RecordData.read(type, Array(octets[..<end])) == .malformed(Array(octets[..<end])))
      }
      #expect(RecordData.read(type, octets + [0]) == .malformed(octets + [0]))
    }
    for octets: [UInt8] in [[], [1], [3, 97], [1, 97, 2, 97]] {
      #expect(RecordData.read(.txt, octets) == .malformed(octets))
    }
    for octets: [UInt8] in [[], [3], [3, 1]] { #expect(RecordData.read(.tlsa, octets) == .malformed(octets)) }
  }

  @Test func longTexts() {
    let piece: [UInt8] = [255] + [UInt8](repeating: 0x1B, count: 255)
    let octets = Array(repeatElement(piece, count: 256).joined())
    #expect(RecordData.read(.txt, octets) == .txt([UInt8](repeating: 0x1B, count: 65_280)))
  }
}
