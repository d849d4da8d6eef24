package import SMTP
package import TLS

/// What the server says about what happened: a headline each time, and once what else there is to know. They are
/// shown after the number of their connection, and wrapped, so a headline may be longer than a session's.
package enum ServerNotes {
  // MARK: The connection

  package static func opened(address: String, port: Int, isTLS: Bool) -> Note {
    plain(
      "opened", "a connection from \(address), port \(port)\(isTLS ? ", with TLS from the first octet on" : "")",
      "The network gives the address; it is the one thing about a client that is hard to forge.",
      "RFC 5321, section 7.1")
  }

  package static func secured(_ facts: TLSFacts) -> Note {
    let name = facts.serverName.map { "asked for \($0)" } ?? "sent no name (SNI)"
    let certificate = facts.chain.isEmpty ? "shows no certificate" : "shows a certificate"
    return plain(
      "secured",
      "\(facts.version.name), \(facts.cipher), \(facts.keyExchange.words); the client \(name) and \(certificate)",
      "Everything said in the clear before is forgotten: anyone could have sent it. Only the client knows "
        + "whether it trusts our certificate.", "RFC 3207, section 4.2")
  }

  /// Where TLS stood when it failed.
  package enum Progress: Sendable {
    /// Before the handshake, on a port that begins with it, or after STARTTLS.
    case atOnce, startTLS
    case encrypted
  }

  package static func insecure(_ failure: TLSFailure, _ progress: Progress) -> Note {
    let alert = failure.alert.map { " (alert: \($0.name))" } ?? ""
    // In TLS 1.3 the client looks at the certificate when the server is done already.
    if failure.kind == .certificateRefused {
      return trouble(
        "insecure.certificate", "the client does not believe our certificate\(alert)",
        "It does not trust the authority, or a scenario is on. serve --write-ca FILE writes the authority to a "
          + "file.",
        "RFC 8446, section 6.2")
    }
    if progress == .encrypted {
      return trouble(
        "insecure.broken", "data that is not part of the encrypted session\(alert): it ends",
        "Octets that somebody inserted cannot be decrypted, and have no effect.", "RFC 8446, section 5.2")
    }
    switch failure.kind {
    case .notTLS where progress == .atOnce:
      return trouble(
        "insecure.port", "plaintext on a port where TLS begins with the first octet: the connection is closed",
        "The other port accepts plaintext, and STARTTLS.", "RFC 8314, section 3.3")
    case .notTLS:
      return trouble(
        "insecure.clear",
        "plaintext where the handshake should have begun: it is ignored, and the connection is "
          + "closed",
        "Anyone along the path could have inserted plaintext after STARTTLS (CVE-2011-0411).",
        "RFC 3207, section 6")
    case .endedInHandshake:
      return trouble("insecure.ended", "the client left during the handshake\(alert)", "", "RFC 8446, section 6.1")
    case .version, .cipher, .certificateRequired, .certificateRefused, .serverNameUnknown, .tooWeak,
      .noSecureRenegotiation, .refused, .certificateTooLarge, .garbled, .other:
      return trouble(
        "insecure.other", "no TLS: \(failure.reason ?? "the handshake failed")\(alert)", "", "RFC 8446, section 6.2")
    }
  }

  package static func closed(insideMessage: Bool) -> Note {
    insideMessage
      ? trouble("closed.inside", "closed inside a message: it is not delivered", "", "RFC 5321, section 3.8")
      : plain("closed", "closed", "", "RFC 5321, section 3.8")
  }

  // MARK: A message

  /// What became of its text; nil where the reply says all there is.
  /// - Parameter isKept: it was written to a file.
  package static func delivered(
    _ result: MailTransaction.DataResult, _ transaction: MailTransaction, octets: Int, isKept: Bool
  ) -> Note? {
    if case .notStored(let reason) = result {
      return trouble(
        "not-stored", "the message could not be written: \(reason)",
        "The client was told to try again: what was answered with 250 has to survive a power failure.",
        "RFC 5321, section 6.1")
    }
    guard case .accepted(let id) = result else { return nil }
    let recipients = transaction.envelope.recipients.map(\.mailbox.description).joined(separator: ", ")
    return plain(
      "delivered", "delivered to \(recipients), id \(id), \(octets.counted("octet"))",
      (isKept
        ? "It is in a file of the mailbox. " : "It is not kept: --mailbox DIR would have written it to a file. ")
        + "RCPT TO alone decided where it went, whatever the headers say.", "RFC 5321, section 4.4")
  }

  static func plain(_ id: String, _ headline: String, _ summary: String, _ reference: String) -> Note {
    Note("server.\(id)", .information, headline, summary, reference: reference)
  }

  static func trouble(_ id: String, _ headline: String, _ summary: String, _ reference: String) -> Note {
    Note("server.\(id)", .refused, headline, summary, reference: reference)
  }
}
