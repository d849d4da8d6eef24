import Foundation
import TestSupport
import Testing

extension WithoutTerminal {
  /// `check` beside the tool that looks at servers with the eyes of Postfix.
  @Suite("check beside posttls-finger", .serialized)
  struct CheckPeersTests {
    private static let domains = [
      "good.test", "v6only.test", "implicit.test", "mismatch.test", "stale.test", "unusable.test", "tlsafail.test",
      "plain.test", "outdated.test", "selfsigned.test", "masked.test", "busy.test", "closed.test", "sts.test",
    ]

    private struct Row {
      let host: String
      /// `matches`, `no`, `unusable`, each of a record.
      let dane: [String]
      let isEncrypted: Bool
      let isVerified: Bool
    }

    private static func rows(_ domain: String) async throws -> (rows: [Row], findings: [String]) {
      let run = try await Tutor.run(["check", domain, "--json"] + CheckWorld.shared().options)
      let objects = try run.lines.map { line in
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
      let rows = objects.filter { $0["event"] as? String == "row" }.map { row in
        Row(
          host: row["host"] as? String ?? "",
          dane: (row["dane"] as? [[String: Any]] ?? []).compactMap { $0["verdict"] as? String },
          isEncrypted: row["tls"] is [String: Any], isVerified: row["pkix"] as? Bool == true)
      }
      return (rows, objects.compactMap { $0["event"] as? String == "finding" ? $0["id"] as? String : nil })
    }

    @Test("they agree about DANE, the certificate and TLS of each host", arguments: domains)
    func agreement(_ domain: String) async throws {
      let finger = try PostTLSFinger(CheckWorld.shared())
      let (rows, findings) = try await Self.rows(domain)
      #expect(!rows.isEmpty)
      for host in Set(rows.map(\.host)) {
        let own = rows.filter { $0.host == host }
        let row = try #require(own.first)
        // Those of one host are one machine in this world.
        #expect(own.allSatisfy { $0.dane == row.dane && $0.isVerified == row.isVerified })
        let dane = try await finger.look(at: host, "dane")
        let said: Comment = "\(host): \(dane)"
        if findings.contains("dane.lookup-failed") {
          #expect(dane.contains("TLSA lookup error"), said)
          continue
        }
        let isVerified = dane.contains("Verified TLS connection established")
        // Without TLSA records it looks for an authority instead.
        if !row.dane.isEmpty { #expect(isVerified == row.dane.contains("matches"), said) }
        #expect(
          dane.contains("all TLSA records unusable")
            == (row.dane.first != nil && row.dane.allSatisfy { $0 == "unusable" }), said)
        #expect(dane.contains("no matching DANE TLSA records") == (row.dane.contains("no") && !isVerified), said)
        #expect(dane.contains("TLS connection established") == row.isEncrypted, said)
        let secure = try await finger.look(at: host, "secure")
        #expect(
          secure.contains("Verified TLS connection established") == row.isVerified, "\(host), as secure: \(secure)")
      }
    }
  }
}
