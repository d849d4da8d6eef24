import Octets
import SMTP

/// What a program that sends mail says of a connection that it could not use, without a server having replied. Of all that
/// a text says the most exact is kept, for one failure has many lines. What it means is `LocalNotes`' to say.
///
///     ConnectionRefusedError: [Errno 111] Connection refused
///     Error: Greeting never received
struct ProgramFault: Sendable {
  /// Octets of a line that are shown.
  private static let limit = 512

  private var rank = Int.max
  private(set) var record: Record?

  /// - Parameter isLogged: whether the line begins with a time: then it may be that of any program.
  mutating func read(_ line: [UInt8], at number: Int, isLogged: Bool) {
    guard rank > 0, line.contains(where: { ":([".utf8.contains($0) }) else { return }
    let folded = line.prefix(Self.limit).asciiLowercased
    guard !isLogged || Self.ofMail.contains(where: { folded.has($0) }) else { return }
    for (rank, group) in Self.groups.enumerated() where rank < self.rank {
      guard let fault = group.first(where: { folded.has($0.words) }) else { continue }
      var words = line.prefix(Self.limit)
      // The logger's own prefix ends with `]: `.
      if isLogged, let start = folded.index(after: "]: "), start < 120 { words = words[start...] }
      guard let reply = LogLine.made(words, isFinal: fault.isFinal, status: nil) else { return }
      record = Record(
        answer: RecordReader.answer(reply, Request(kind: .connection)), line: number, source: .alone, isLocal: true,
        hasCode: false)
      self.rank = rank
      return
    }
  }

  private static let ofMail: [StaticString] = ["smtp", "mail", ":25", ":465", ":587"]

  /// The exact ones come first.
  private static let groups: [[(words: StaticString, isFinal: Bool)]] = [exact, vague]

  private static let exact: [(words: StaticString, isFinal: Bool)] = [
    ("wrong version number", true), ("wrong_version_number", true), ("first record does not look like a tls", true),
    ("unrecognized ssl message", true), ("get_server_hello:unknown protocol", true),
    ("responded with code nxdomain", true), ("responded with code servfail", false),
    ("returned null mx", true),
    ("did not accept our requests to connect", true),
    ("greeting never received", false),
    ("extension not supported by server", true), ("unencrypted connection", true),
    ("cannot use a secure authentication method", true),
    ("certificate is valid for", true), ("certificate is not valid for", true),
    ("does not match the server certificate", true), ("does not match certificate", true),
    ("hostname mismatch", true), ("certificate verify failed", true), ("self signed certificate", true),
    ("self-signed certificate", true), ("unable to get local issuer", true),
    ("unable to verify the first certificate", true), ("pkix path building failed", true),
    ("certificate has expired", true), ("certificate signed by unknown authority", true),
    ("no appropriate protocol", true), ("handshake failure", true), ("handshake_failure", true),
    ("key too small", true), ("protocol version", true), ("unsupported protocol", true),
    ("name or service not known", true), ("getaddrinfo", true), ("enotfound", true), ("no such host", true),
    ("unknownhostexception", true), ("could not resolve host", true), ("querya etimeout", false),
    ("code: 'edns'", false),
    ("connection refused", false), ("econnrefused", false),
    ("network is unreachable", false), ("no route to host", false), ("enetunreach", false), ("ehostunreach", false),
    ("connection timed out", false), ("connect timed out", false), ("i/o timeout", false),
    ("opentimeout", false), ("connect error 10060", false),
    ("connection unexpectedly closed", false), ("connection reset by peer", false), ("econnreset", false),
    ("end of file reached", false), ("no password specified", true),
  ]

  private static let vague: [(words: StaticString, isFinal: Bool)] = [
    ("etimedout", false), ("esocket", false), ("smtp connect() failed", false),
    ("could not connect to smtp host", false),
    ("couldn't connect to host", false), ("could not convert socket to tls", true), ("tls startup failed", true),
    ("failed to connect to mailserver", false), ("error connecting to ", false),
    ("connection could not be established with host", false), ("smtpserverdisconnected", false),
    ("exception reading response", false), ("(67) login denied", true),
  ]
}
