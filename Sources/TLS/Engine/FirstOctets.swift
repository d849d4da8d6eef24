/// Looks at the first octets of the other side, before OpenSSL does: one that speaks in clear is to be named, and not
/// to be sent an alert that it would take for a command.
struct FirstOctets {
  enum Verdict: Equatable {
    /// Too few to tell.
    case undecided
    /// May be TLS: all that came so far.
    case passed([UInt8])
    case notTLS(ClearText, [UInt8])
  }

  /// How much of it is kept for people to see: a reply is no longer (RFC 5321, section 4.5.3.1.5).
  private static let limit = 512
  /// The longest beginning of the tables below.
  private static let enough = 5

  private static let commands = [
    "EHLO", "HELO", "LHLO", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT", "VRFY", "EXPN", "HELP", "AUTH", "START",
  ]
  private static let http = ["HTTP/", "GET ", "PUT ", "POST ", "HEAD ", "OPTIO", "CONNE", "DELET", "PRI *"]

  private let isServer: Bool
  private var octets: [UInt8] = []

  init(isServer: Bool) {
    self.isServer = isServer
  }

  /// - Parameter more: the octets that came next.
  mutating func look(at more: ArraySlice<UInt8>) -> Verdict {
    guard let first = octets.first ?? more.first else { return .undecided }
    switch first {
    // The four kinds of record (RFC 8446, section 5.1).
    case 20...23: return .passed(Array(more))
    // A client of the last century may greet in the manner of SSL 2 (RFC 5246, appendix E.2); OpenSSL sees to it.
    case 0x80... where isServer: return .passed(Array(more))
    case 0x20...0x7e, 0x09, 0x0a, 0x0d:
      octets += more.prefix(Self.limit - octets.count)
      guard octets.count >= Self.enough || octets.contains(0x0a) else { return .undecided }
      return .notTLS(kind, octets)
    default: return .notTLS(.octets, Array(more.prefix(Self.limit)))
    }
  }

  /// Nothing more will come.
  func end() -> Verdict {
    octets.isEmpty ? .undecided : .notTLS(kind, octets)
  }

  private var kind: ClearText {
    let text = String(decoding: octets.prefix(Self.enough), as: UTF8.self).uppercased()
    if Self.commands.contains(where: { text.hasPrefix($0) }) { return .smtpCommand }
    if Self.http.contains(where: { text.hasPrefix($0) }) { return .http }
    return isReply ? .smtpReply : .text
  }

  /// RFC 5321, section 4.2: three digits, then a space, a hyphen or the end of the line.
  private var isReply: Bool {
    let digits = octets.prefix(3)
    guard digits.count == 3, let first = digits.first, (0x32...0x35).contains(first),
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    guard octets.count > 3 else { return true }
    return [0x20, 0x2d, 0x0d, 0x0a].contains(octets[3])
  }
}
