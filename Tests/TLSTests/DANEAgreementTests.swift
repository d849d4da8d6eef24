import Names
import TLS
import TestSupport
import Testing

/// openssl(1) judges the same records, on a connection of its own.
@Suite("DANE, by openssl", .serialized)
struct DANEAgreementTests {
  /// Whether `openssl s_client` finds the one record good; nil where it cannot use it.
  private func openssl(_ identity: Identity, _ record: TLSARecord) async throws -> Bool? {
    let server = try ScriptedServer([
      .secure(try TLSContext(server: TLSServerOptions(certificate: .made(identity)))), .expectLine,
    ])
    let digits = record.data.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let run = try await Run.program(
      Peers.require("usr/bin/openssl"),
      [
        "s_client", "-connect", "127.0.0.1:\(server.port)", "-brief", "-dane_tlsa_domain", DANEWorld.base,
        "-dane_ee_no_namechecks", "-dane_tlsa_rrdata",
        "\(record.usage) \(record.selector) \(record.matching) \(digits)",
      ],
      environment: ["LD_LIBRARY_PATH": try Peers.libraries(), "OPENSSL_CONF": "/dev/null"], input: Array("Q\n".utf8))
    server.stop()
    let words = run.outputText + run.errorText
    if words.contains("Verification: OK") { return true }
    return words.contains("Verification error:") ? false : nil
  }

  @Test("each verdict is that of openssl s_client")
  func agreement() async throws {
    let (one, other) = (try DANEWorld(), try DANEWorld())
    let misnamed = try DANEWorld(names: [.dns("other.test")])
    let expired = try DANEWorld(validFrom: -7_200, validUntil: -3_600)
    let right = try DANEWorld.record(one.leaf, 3, 1, 1)
    let cases: [(Identity, TLSARecord, Bool?)] = [
      (one.leaf, right, true), (one.leaf.alone, right, true), (other.leaf, right, false),
      (one.leaf, try DANEWorld.record(one.leaf, 3, 0, 0), true),
      (one.leaf, try DANEWorld.record(one.leaf, 3, 0, 2), true),
      (one.leaf, try DANEWorld.record(one.between, 2, 0, 1), true),
      (one.leaf, try DANEWorld.record(one.between, 2, 1, 2), true),
      (one.leaf.alone, try DANEWorld.record(one.between, 2, 0, 1), false),
      (other.leaf, try DANEWorld.record(one.between, 2, 0, 1), false),
      (misnamed.leaf, try DANEWorld.record(misnamed.leaf, 3, 1, 1), true),
      (misnamed.leaf, try DANEWorld.record(misnamed.between, 2, 1, 1), false),
      (expired.leaf, try DANEWorld.record(expired.leaf, 3, 1, 1), true),
      (expired.leaf, try DANEWorld.record(expired.between, 2, 1, 1), false),
      (one.leaf, TLSARecord(usage: 3, selector: 1, matching: 9, data: right.data), nil),
      (one.leaf, TLSARecord(usage: 3, selector: 1, matching: 1, data: [1, 2]), nil),
    ]
    for (index, (identity, record, expected)) in cases.enumerated() {
      let result = try DANEWorld.judge(identity, record)
      #expect((result.isUsable ? result == .matches : nil) == expected, "case \(index): \(result)")
      #expect(try await openssl(identity, record) == expected, "case \(index), openssl")
    }
  }
}
