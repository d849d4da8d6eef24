import Octets
package import TLS

/// What is said about TLS: the result of a handshake, or why it failed.
package struct TLSNotes {
  /// The name the server was asked for by.
  private let asked: String
  /// What to type now.
  private let next: String
  /// Seconds since 1970: how long a certificate is still valid is counted from here.
  private let now: Int64

  package init(asked: String, next: String, now: Int64) {
    self.asked = asked
    self.next = next
    self.now = now
  }

  // MARK: The handshake is done

  /// - Parameter isWhole: with the details for specialists.
  package func established(_ facts: TLSFacts, isWhole: Bool = false) -> Note {
    var lines = [
      "Cipher \(facts.cipher) (\(facts.cipherBits) bits), key exchange \(facts.keyExchange.words)"
        + (facts.isResumed ? ", resumed from an earlier session." : ".")
    ]
    if isWhole {
      lines.append(facts.serverName.map { "Name sent (SNI): \($0)." } ?? "No name was sent (SNI).")
    }
    lines += chain(facts.chain, isWhole: isWhole)
    lines += verdict(facts)
    lines += facts.weaknesses.map { "Weak: \($0.words)." }
    return Note(
      id(facts), facts.verification.isVerified ? .done : .information, headline(facts), lines.joined(separator: "\n"),
      next: next, more: Self.about(facts), reference: "RFC 3207, sections 4 and 6; RFC 8446", teaches: [18])
  }

  /// Certificates that are told; a usual chain has three, and a hostile one a hundred.
  private static let chainLimit = 6

  private func chain(_ chain: [CertificateFacts], isWhole: Bool) -> [String] {
    var lines: [String] = []
    for (index, certificate) in chain.prefix(Self.chainLimit).enumerated() {
      let isIssuer = index > 0 && chain[index - 1].issuer == certificate.subject
      lines.append(
        index == 0
          ? "The server's certificate:"
          : isIssuer ? "Signed by (\(index)):" : "Sent too, and not its issuer (\(index)):")
      lines += CertificateWords(certificate: certificate, isAbove: index > 0, now: now).lines(isWhole: isWhole).map {
        "  \($0)"
      }
    }
    if chain.count > Self.chainLimit {
      lines.append("\((chain.count - Self.chainLimit).counted("more certificate")) came; :tls pem has them all.")
    }
    return lines
  }

  private func id(_ facts: TLSFacts) -> String {
    "tls.\(facts.verification.isVerified ? "verified" : "not-verified.\(Self.reasons(facts).joined(separator: "."))")"
  }

  private func headline(_ facts: TLSFacts) -> String {
    let old = facts.weaknesses.isEmpty ? "" : " (weak)"
    if facts.verification.isVerified { return "\(facts.version.name)\(old), verified: this is \(asked)" }
    let reasons = Self.reasons(facts).map { $0.replacing(phrase: "-", with: " ") }.joined(separator: ", ")
    return "\(facts.version.name)\(old), NOT verified: \(reasons)"
  }

  private static func reasons(_ facts: TLSFacts) -> [String] {
    guard case .failed(let failures) = facts.verification else { return [] }
    var words: [String] = []
    for failure in failures where !words.contains(failure.word) { words.append(failure.word) }
    return words
  }

  private func verdict(_ facts: TLSFacts) -> [String] {
    switch facts.verification {
    case .verified(let name):
      let match = name.map { $0.lowercased() == asked.lowercased() ? "" : " (it matches \(CertificateWords.line($0)))" }
      return [
        "Verified: the certificate is for \"\(asked)\"\(match ?? ""), it is valid now, and an authority trusted here "
          + "vouches for it."
      ]
    case .failed(let failures):
      var remedies: [String] = []
      for remedy in failures.compactMap(\.remedy) where !remedies.contains(remedy) { remedies.append(remedy) }
      return failures.map { "Not verified: \($0.words)." } + [
        "So what you send is encrypted, but it is not certain who reads it at the other end."
      ] + remedies
    case .notAsked: return []
    }
  }

  /// What TLS does for the one who sends. Where the certificate was not verified, it only keeps out those who listen.
  private static func about(_ facts: TLSFacts) -> [String] {
    [
      facts.verification.isVerified
        ? "From here on nobody along the path can read or change what is sent: the commands, the envelope, the "
          + "message, a password. They can still see your IP address, the server's, and how much is sent."
        : "From here on nobody who only listens can read what is sent. But somebody who answers in the server's place "
          + "can read and change all of it: the commands, the envelope, the message, a password.",
      "It protects this one hop. The server reads everything, and whether the message is encrypted on its next "
        + "hop depends on it and the next server.",
      "Both sides forget everything said before in the clear, since anyone along the path could have changed it. "
        + "So EHLO comes again, and its list may differ.",
      "A certificate ties a name to a key, and an authority signs it. It is believed when its dates, its names "
        + "and every signature up to a trusted authority are right. Servers that relay mail to each other "
        + "usually go on without that (opportunistic TLS, RFC 7435); a program that logs in must not.",
    ]
  }

  // MARK: The handshake failed

  /// - Parameter isUpgrade: STARTTLS had been said; otherwise the port was to speak TLS from the first octet.
  package func failed(_ failure: TLSFailure, isUpgrade: Bool) -> Note {
    let row = TLSFailureRow(failure, isUpgrade: isUpgrade)
    let reason = failure.reason.map { "OpenSSL says: \(CertificateWords.line($0))." }
    let alert = failure.alert.map {
      "\($0.isReceived ? "The server told us" : "We told the server"): \($0.name) (alert \($0.number))."
    }
    return Note(
      "tls.failed.\(row.id)", .refused, row.headline, row.summary, next: row.next,
      more: [alert, reason].compactMap(\.self) + row.more, reference: row.reference)
  }

  /// Plaintext came where the handshake had to begin.
  package static func injected(octets: Int) -> Note {
    Note(
      "tls.injected", .refused, "Plaintext after the 220 to STARTTLS: this looks like an attack",
      "Between that 220 and the handshake a server sends nothing. An attacker along the path can insert replies "
        + "there that would pass for the server's own under TLS (STARTTLS injection). \(octets.counted("octet")) came; none "
        + "was believed or shown, and the connection was closed.",
      next: "Try another network, or :open HOST 465 tls",
      more: [
        "A faulty server looks the same from here: it answered 220 and then went on in plaintext, for instance "
          + "with a second reply."
      ], reference: "RFC 3207, section 6; CVE-2011-0411; CVE-2021-38371")
  }

  /// - Parameter isLoss: something was still awaited.
  package static func truncated(isLoss: Bool) -> Note {
    isLoss
      ? Note(
        "tls.truncated", .tryLater, "Cut off: the connection ended without TLS's close_notify",
        "The end of a TLS connection is announced (close_notify), so that nobody along the path can cut off the "
          + "rest unnoticed. Here the announcement is missing, and more was expected: what arrived may not be "
          + "everything.",
        next: ":reconnect", reference: "RFC 8446, section 6.1")
      : Note(
        "tls.closed-unannounced", .information, "The server closed without TLS's close_notify",
        "Nothing more was expected, so nothing is lost. Many mail servers do that.",
        reference: "RFC 8446, section 6.1")
  }
}
