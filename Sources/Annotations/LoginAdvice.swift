import SMTP

/// Before a login that was typed by hand where others may read it.
enum LoginAdvice {
  /// - Parameters:
  ///   - mechanism: the word behind AUTH, in any case.
  ///   - isEncrypted: whether TLS is on, and the server not verified.
  static func readable(_ mechanism: String, isEncrypted: Bool) -> Note {
    let reveals = ["PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER"].contains(mechanism.asciiUppercased)
    let what =
      reveals ? "the password or token itself: base64 is a spelling, no secret" : "material to guess the password from"
    if isEncrypted {
      return AdviceNotes.make(
        "login-unverified", "A login to a server nobody vouches for",
        "TLS keeps others out, but not whoever answers in the server's place: they get \(what).",
        next: ":tls", "RFC 4954, section 9")
    }
    return AdviceNotes.make(
      "login-clear", "A login in clear text, for everyone on the way to read",
      "Whoever listens gets \(what). After STARTTLS nobody on the way does.",
      next: "STARTTLS", "RFC 4954, section 9")
  }
}
