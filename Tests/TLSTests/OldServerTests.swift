import TLS
import Testing

@Suite("A server from before RFC 5746")
struct OldServerTests {
  @Test(
    "a server that knows no secure renegotiation is refused by default, and gone on with when an old one is asked for")
  func secureRenegotiation() throws {
    let world = try World.good()
    var server = world.server
    (server.minimumVersion, server.maximumVersion) = (.tls10, .tls12)
    var client = world.client
    #expect(try answer(client, server) { $0 }.isEmpty == false, "the control: as it came it is answered")
    let refused = try answer(client, server, Self.withoutRenegotiationInfo)
    #expect(refused.compactMap(\.failure).map(\.kind) == [.noSecureRenegotiation])
    client.minimumVersion = .tls10
    let reached = try answer(client, server, Self.withoutRenegotiationInfo)
    #expect(reached.compactMap(\.failure).isEmpty)
    #expect(!reached.isEmpty, "it goes on with a key exchange")
  }

  /// What a client does with a server's greeting, changed on the way.
  private func answer(
    _ client: TLSClientOptions, _ server: TLSServerOptions, _ change: ([UInt8]) throws -> [UInt8]
  ) throws -> [TLSEngine.Action] {
    let (one, other) = (try TLSEngine(TLSContext(client: client)), try TLSEngine(TLSContext(server: server)))
    let flight = other.receive(one.start().flatMap(\.ciphertext)).flatMap(\.ciphertext)
    return one.receive(try change(flight))
  }

  /// Takes the extension renegotiation_info out of a ServerHello (RFC 5246, section 7.4.1.3), and sets the three
  /// lengths that it lies within: of the record, of the message, and of the extensions.
  private static func withoutRenegotiationInfo(_ flight: [UInt8]) throws -> [UInt8] {
    let info: [UInt8] = [0xff, 0x01, 0, 1, 0]
    var octets = flight
    let start = try #require(octets.indices.first { octets[$0...].starts(with: info) })
    // Behind two headers of 5 and 4 octets, the version and the random octets, the session, the cipher and a null.
    let extensions = 5 + 4 + 2 + 32 + 1 + Int(octets[43]) + 2 + 1
    octets.removeSubrange(start..<start + info.count)
    for low in [4, 8, extensions + 1] {
      let length = Int(octets[low - 1]) << 8 + Int(octets[low]) - info.count
      (octets[low - 1], octets[low]) = (UInt8(length >> 8), UInt8(length & 0xff))
    }
    return octets
  }
}
