/// Lines in which a server notes what a client did wrong, without a reply in them. What they mean is `LocalNotes`' to
/// say; here they are only known from the lines that mean nothing.
enum Complaints {
  private static let words: [StaticString] = [
    "command pipelining after ", "command pipelining from ", "pregreet ", "bare newline from ",
    "non-smtp command from ",
    "too many errors after ", "sasl login authentication failed", "sasl plain authentication failed",
    "sasl cram-md5 authentication failed",
    "sasl scram-sha-256 authentication failed", "sasl xoauth2 authentication failed",
    "sasl oauthbearer authentication failed", "synchronization error", "when not advertised",
    "smtp syntax error in ", "smtp protocol error in ", "verify fail for ", "too many syntax or protocol errors",
    "too many nonmail commands",
    "tls error on connection", "ssl_accept error", "loops back to myself",
    "authenticator failed", "auth failure (", "pre-greeting traffic", "refused: too many connections",
  ]

  static func isOne(_ folded: [UInt8]) -> Bool { words.contains { folded.has($0) } }
}
