import Octets
import SMTP

/// Before authentication that was typed by hand where others may read it.
enum LoginNotes {
  /// - Parameters:
  ///   - mechanism: the argument of AUTH, in any case.
  ///   - isEncrypted: whether TLS is on, and the server not verified.
  static func readable(_ mechanism: String, isEncrypted: Bool) -> Note {
    let reveals = ["PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER"].contains(mechanism.asciiUppercased)
    let what =
      reveals
      ? "the password or token itself: base64 is only another way of writing"
      : "material from which the password can be "
        + "guessed"
    if isEncrypted {
      return LineWarningNotes.make(
        "login-unverified", "A login to a server that is not verified",
        "TLS keeps others out, but not an impostor who answers in the server's place: they get \(what).",
        next: ":tls", "RFC 4954, section 9")
    }
    return LineWarningNotes.make(
      "login-clear", "A login in the clear, for anyone along the path to read",
      "An eavesdropper gets \(what). After STARTTLS nobody along the path does.",
      next: "STARTTLS", "RFC 4954, section 9")
  }
}
