import TLS

/// What a failure of TLS means to a person, and what to do about it.
struct TLSFailureRow {
  let id: String
  let headline: String
  let summary: String
  var next: String?
  var more: [String] = []
  var reference = "RFC 8446, section 6.2"

  private init(_ id: String, _ headline: String, _ summary: String, next: String? = nil) {
    self.id = id
    self.headline = headline
    self.summary = summary
    self.next = next
  }

  init(_ failure: TLSFailure, isUpgrade: Bool) {
    switch failure.kind {
    case .notTLS(let kind, let octets):
      self = Self.clear(kind)
      more = ["It began: \(CertificateWords.line(String(decoding: octets.prefix(60), as: UTF8.self)))"]
    case .version:
      self = TLSFailureRow(
        "version", "No TLS: the two sides have no version in common",
        "This program offers TLS 1.2 and newer, since TLS 1.0 and 1.1 are obsolete. If the server is that old, "
          + "--tls-min 1.0 reaches it.", next: "smtp-tutor --tls-min 1.0 ...")
    case .cipher:
      self = TLSFailureRow(
        "cipher", "No TLS: the two sides have no cipher in common",
        "Neither side accepts a cipher that the other offers. An old server's cipher has to be asked for by "
          + "name: --tls-ciphers NAME.", next: "smtp-tutor --tls-ciphers NAME ...")
    case .certificateRequired:
      self = TLSFailureRow(
        "certificate-required", "No TLS: the server requires a client certificate",
        "It accepts only clients that show a certificate. --cert FILE and --key FILE give it yours.",
        next: "smtp-tutor --cert FILE --key FILE ...")
    case .certificateRefused:
      self = TLSFailureRow(
        "certificate-refused", "No TLS: the server refused your client certificate",
        "It checked the certificate given with --cert and refused it; the alert says why. The server may not "
          + "trust its authority, or it has expired.")
    case .serverNameUnknown:
      self = TLSFailureRow(
        "name-unknown", "No TLS: the server has no host of the name that was sent (SNI)",
        "The handshake carries the name of the server you want (SNI). --servername NAME sends another.",
        next: "smtp-tutor --servername NAME ...")
    case .tooWeak(let part): self = Self.weak(part)
    case .noSecureRenegotiation:
      self = TLSFailureRow(
        "renegotiation", "No TLS: the server is too old to negotiate safely (RFC 5746)",
        "--tls-min 1.0 allows it, to examine an old server.", next: "smtp-tutor --tls-min 1.0 ...")
    case .refused:
      self = TLSFailureRow(
        "refused", "No TLS: the server refused the handshake without saying why",
        "Usually there is no cipher, group or signature algorithm in common, or it does not know the name (SNI). "
          + "The server's log says more.")
    case .endedInHandshake:
      self = TLSFailureRow(
        "ended", "No TLS: the connection ended in the middle of the handshake",
        isUpgrade
          ? "The server answered STARTTLS with 220 and then closed: its certificate or key may be broken, or "
            + "something along the path blocks encryption."
          : "Whatever listens on this port closes the connection when a TLS handshake begins. It may speak "
            + "plaintext: try without --tls.",
        next: isUpgrade ? nil : "smtp-tutor HOST 587, then STARTTLS")
    case .certificateTooLarge:
      self = TLSFailureRow(
        "certificate-too-large", "The certificates are too large: more than 100 KB",
        "A chain usually has three certificates of 2 KB each. This one is a mistake or an attack; it was not "
          + "read."
      )
    case .garbled:
      self = TLSFailureRow(
        "garbled", "TLS broke: the data received is not valid",
        "Octets were lost, added or changed along the path, or one of the two sides has a fault. None of them "
          + "was believed.")
    case .other:
      self = TLSFailureRow(
        "other", "TLS failed",
        "\(failure.reason.map(CertificateWords.line) ?? "No reason is known"). :explain says more.")
    }
  }

  private static func weak(_ part: TLSFailure.WeakPart) -> TLSFailureRow {
    let (id, headline, meaning) =
      switch part {
      case .diffieHellman(let bits):
        (
          "diffie-hellman", "the server's Diffie-Hellman key is too short\(bits.map { " (\($0) bits)" } ?? "")",
          "The numbers that the server sends for the key exchange (DH) are shorter than is safe today: 2048 bits are "
            + "usual. Its administrator has to set longer ones, or use ECDHE."
        )
      case .certificateKey:
        (
          "certificate-key", "the key in the server's certificate is too short",
          "It can be broken, or soon will be: 2048 bits of RSA, or 256 of a curve, are usual. The server needs a new "
            + "certificate."
        )
      case .authorityKey:
        (
          "authority-key", "an authority's key in the certificate chain is too short",
          "Whoever signed the server's certificate has a key that is shorter than is safe today."
        )
      case .signature:
        (
          "signature", "a signature of the server's is too weak",
          "It is made in a way that is not safe any more, such as with SHA-1 or MD5."
        )
      }
    return TLSFailureRow(
      "too-weak.\(id)", "No TLS: \(headline)", "\(meaning) --tls-min 1.0 allows it, to examine an old server.",
      next: "smtp-tutor --tls-min 1.0 ...")
  }

  private static func clear(_ kind: ClearText) -> TLSFailureRow {
    let way = "Connect without --tls; STARTTLS turns encryption on there, if the server offers it."
    switch kind {
    case .smtpReply:
      var row = TLSFailureRow(
        "clear-smtp", "No TLS: this port speaks plaintext SMTP",
        "The server sent a greeting where TLS should "
          + "have begun. \(way)",
        next: ":open HOST PORT starttls")
      row.reference = "RFC 8314, section 3.3"
      return row
    case .http:
      return TLSFailureRow(
        "clear-http", "No TLS: this is a web server, without TLS",
        "Mail servers speak TLS at once on port 465, and plaintext first on 25 and 587.",
        next: ":open HOST 465 tls")
    case .smtpCommand, .text, .octets:
      return TLSFailureRow(
        "clear", "No TLS: the server does not speak TLS here",
        "Another service may listen on this port. Of mail servers, port 465 "
          + "begins with TLS; 25 and 587 begin in the clear. \(way)")
    }
  }
}
