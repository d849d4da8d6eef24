import Causes

extension CauseTable {
  /// The same causes where the client is a mail server, as in its log: nobody types a command there, and its administrator
  /// has to act.
  static let betweenServers: [CauseRow] = [
    CauseRow(
      .tlsRequired, "the server wants TLS, and this host sent without it",
      "The server accepts nothing in the clear, or finds the encryption too weak.", .senderAdmin,
      "Let the sending server use TLS (Postfix: smtp_tls_security_level = may).",
      next: "Turn TLS on in the sending server", "RFC 3207, section 4; Postfix, TLS_README"),
    CauseRow(
      .authRequired, "the server wants the sending host to log in",
      "The server accepts mail from this host only after a login.", .senderAdmin,
      "Give the sending server a user name and a password for that host (Postfix: smtp_sasl_password_maps), or send to "
        + "the MX of the recipient's domain.",
      next: "Set up the login in the sending server", "RFC 4954, section 6; Postfix, SASL_README"),
    CauseRow(
      .authFailed, "the login of the sending host failed", later: "the login of the sending host could not be checked",
      "User name, password or token was not accepted. A server does not say which of them is wrong.", .senderAdmin,
      "Check what the sending server has for that host (Postfix: smtp_sasl_password_maps).",
      next: "Check the login in the sending server", "RFC 4954, section 6; Postfix, SASL_README"),
  ]
}
