import Octets
import SMTP

/// Before authentication that was typed by hand where others may read it.
enum LoginNotes {
  /// - Parameters:
  ///   - mechanism: the argument of AUTH, in any case.
  ///   - isEncrypted: whether TLS is on, and the server not verified.
  static func readable(_ mechanism: String, isEncrypted: Bool, offersTLS: Bool = true) -> Note {
    // AUTH alone begins nothing, and nothing of a login was in it.
    let isBegun = !mechanism.isEmpty
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
      isBegun ? "login-clear" : "login-clear-soon",
      isBegun
        ? "A login in the clear, for anyone along the path to read" : "A login here would be in the clear",
      (isBegun
        ? "From a login with \(Excerpt.short(mechanism.asciiUppercased, limit: 16)) an eavesdropper can read \(what). "
        : "That line itself gave nothing away. Whatever follows it could be read by anyone along the path. ")
        + (offersTLS
          ? "After STARTTLS nobody along the path can."
          : "STARTTLS is not on this server's list; port 465 may begin with TLS."),
      next: offersTLS ? "STARTTLS" : nil, "RFC 4954, section 9")
  }

  /// A sentence, with a space before it, on a login that is not for mail programs; empty where none is listed.
  static func exchange(_ list: ExtensionList) -> String {
    list[Extension.Keyword(rawValue: "X-EXPS")] == nil
      ? "" : " X-EXPS is Exchange's own, for its servers among themselves."
  }
}
