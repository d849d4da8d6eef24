import Octets
package import SMTP

/// What a reply answers, as the tables of codes have it: the same number says different things in different places.
package enum ReplyContext: String, Sendable, CaseIterable {
  case connect, helo, ehlo, mail, rcpt, data, rset, noop, quit, vrfy, expn, help, auth
  case endOfMessage = "end-of-message"
  case startTLS = "starttls"
  case bdat, burl, etrn, atrn, turn, xclient, xforward
  /// The server spoke though nothing was asked.
  case unasked
  /// A command no table knows.
  case other

  package init(_ request: Request?) {
    switch request?.kind {
    case nil: self = .unasked
    case .connection: self = .connect
    case .endOfMessage: self = .endOfMessage
    case .authResponse: self = .auth
    case .command(let verb): self = Self.ofVerbs.first { $0.verb == verb }?.context ?? .other
    }
  }

  private static let ofVerbs: [(verb: Verb, context: ReplyContext)] = [
    (.helo, .helo), (.ehlo, .ehlo), (.lhlo, .ehlo), (.mail, .mail), (.rcpt, .rcpt), (.data, .data), (.bdat, .bdat),
    (.rset, .rset), (.noop, .noop), (.quit, .quit), (.vrfy, .vrfy), (.expn, .expn), (.help, .help), (.auth, .auth),
    (.startTLS, .startTLS), (.etrn, .etrn), (Verb(rawValue: "BURL"), .burl), (Verb(rawValue: "ATRN"), .atrn),
    (Verb(rawValue: "TURN"), .turn), (Verb(rawValue: "XCLIENT"), .xclient), (Verb(rawValue: "XFORWARD"), .xforward),
  ]

  /// The first half of a note's id.
  package var idName: String { rawValue }

  /// How a sentence speaks of it.
  package var name: String {
    switch self {
    case .connect: "the connection"
    case .endOfMessage: "the message"
    case .unasked: "nothing you sent"
    case .other: "this command"
    case .helo, .ehlo, .mail, .rcpt, .data, .rset, .noop, .quit, .vrfy, .expn, .help, .auth, .startTLS, .bdat, .burl,
      .etrn, .atrn, .turn, .xclient, .xforward:
      rawValue.asciiUppercased
    }
  }
}
