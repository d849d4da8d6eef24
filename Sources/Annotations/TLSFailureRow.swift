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
        "Below TLS 1.2 nothing is tried unless you ask for it, since TLS 1.0 and 1.1 are given up. If the server is that "
          + "old, --tls-min 1.0 reaches it.", next: "smtp-tutor --tls-min 1.0 ...")
    case .cipher:
      self = TLSFailureRow(
        "cipher", "No TLS: the two sides have no cipher in common",
        "Everything the one side offers is unknown to the other, or not allowed there. An old server's cipher has to be "
          + "asked for by name: --tls-ciphers NAME.", next: "smtp-tutor --tls-ciphers NAME ...")
    case .certificateRequired:
      self = TLSFailureRow(
        "certificate-required", "No TLS: the server wants a certificate of yours",
        "It lets in only clients that show who they are. --cert FILE and --key FILE give it one.",
        next: "smtp-tutor --cert FILE --key FILE ...")
    case .certificateRefused:
      self = TLSFailureRow(
        "certificate-refused", "No TLS: the server does not accept your certificate",
        "It looked at the certificate of --cert and refused it; the alert says why. The authority that signed it may be "
          + "unknown there, or its dates may be over.")
    case .serverNameUnknown:
      self = TLSFailureRow(
        "name-unknown", "No TLS: the server knows no host of the name that was sent along",
        "With the handshake goes the name the server was asked for by (SNI). --servername NAME sends another.",
        next: "smtp-tutor --servername NAME ...")
    case .tooWeak:
      self = TLSFailureRow(
        "too-weak", "No TLS: what the server brings is too weak to be used",
        "A key or a signature of the handshake is shorter or older than is safe today. --tls-min 1.0 allows it, to look at "
          + "an old server.", next: "smtp-tutor --tls-min 1.0 ...")
    case .noSecureRenegotiation:
      self = TLSFailureRow(
        "renegotiation", "No TLS: the server is too old to negotiate safely (RFC 5746)",
        "--tls-min 1.0 allows it, to look at an old server.", next: "smtp-tutor --tls-min 1.0 ...")
    case .refused:
      self = TLSFailureRow(
        "refused", "No TLS: the server refused the handshake without saying why",
        "Mostly no cipher, no group or no signature in common, or a name (SNI) it does not know. Its log knows more.")
    case .endedInHandshake:
      self = TLSFailureRow(
        "ended", "No TLS: the connection ended in the middle of the handshake",
        isUpgrade
          ? "The server answered STARTTLS with 220 and then closed: a broken certificate or key there, or something on the "
            + "way that lets no encryption through."
          : "What listens on this port closes the connection at a TLS handshake. It may speak plaintext: try without --tls.",
        next: isUpgrade ? nil : "smtp-tutor HOST 587, then STARTTLS")
    case .certificateTooLarge:
      self = TLSFailureRow(
        "certificate-too-large", "The certificates are too large: more than 100 KB",
        "A chain is mostly three certificates of 2 KB each. This one is a mistake, or meant to do harm; it was not read."
      )
    case .garbled:
      self = TLSFailureRow(
        "garbled", "TLS broke: what came is not what had to come",
        "Octets were lost, added or changed on the way, or one of the two sides is broken. Nothing of it is believed.")
    case .other:
      self = TLSFailureRow(
        "other", "TLS failed",
        "\(failure.reason.map(CertificateWords.line) ?? "No reason is known"). :explain says more.")
    }
  }

  private static func clear(_ kind: ClearText) -> TLSFailureRow {
    let way = "Connect without --tls; STARTTLS turns encryption on there, if the server offers it."
    switch kind {
    case .smtpReply:
      var row = TLSFailureRow(
        "clear-smtp", "No TLS: this port speaks plaintext SMTP", "A greeting came where TLS had to begin. \(way)",
        next: "smtp-tutor --starttls HOST PORT")
      row.reference = "RFC 8314, section 3.3"
      return row
    case .http:
      return TLSFailureRow(
        "clear-http", "No TLS: this is a web server, without TLS",
        "Mail servers speak TLS at once on port 465, and plaintext first on 25 and 587.",
        next: "smtp-tutor --tls HOST 465")
    case .smtpCommand, .text, .octets:
      return TLSFailureRow(
        "clear", "No TLS: what came is not TLS",
        "Another service may listen on this port. Of mail servers, port 465 "
          + "begins with TLS; 25 and 587 begin in the clear. \(way)")
    }
  }
}
