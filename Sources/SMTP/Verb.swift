import Octets

/// The first word of a command line, letters folded to upper case. Any word survives.
package struct Verb: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue.asciiUppercased
  }

  /// The verb of a command line: everything before the first space; empty for an empty line. A space before it is
  /// not skipped: servers do not skip it either.
  package init(of line: some Collection<UInt8>) {
    self.init(rawValue: String(decoding: line.prefix { !$0.isBlank }, as: UTF8.self))
  }

  package static let helo = Verb(rawValue: "HELO")
  package static let ehlo = Verb(rawValue: "EHLO")
  package static let mail = Verb(rawValue: "MAIL")
  package static let rcpt = Verb(rawValue: "RCPT")
  package static let data = Verb(rawValue: "DATA")
  package static let rset = Verb(rawValue: "RSET")
  package static let noop = Verb(rawValue: "NOOP")
  package static let quit = Verb(rawValue: "QUIT")
  package static let vrfy = Verb(rawValue: "VRFY")
  package static let expn = Verb(rawValue: "EXPN")
  package static let help = Verb(rawValue: "HELP")
  package static let startTLS = Verb(rawValue: "STARTTLS")
  package static let auth = Verb(rawValue: "AUTH")
  package static let bdat = Verb(rawValue: "BDAT")
  package static let etrn = Verb(rawValue: "ETRN")
  /// The greeting of LMTP (RFC 2033, section 4.1).
  package static let lhlo = Verb(rawValue: "LHLO")
  /// Speaks for another client, where the server lists it; not one of the known verbs.
  package static let xclient = Verb(rawValue: "XCLIENT")

  /// The verbs a person may type that some server somewhere takes, commonest first.
  package static let known: [Verb] = [
    helo, ehlo, mail, rcpt, data, quit, rset, noop, vrfy, expn, help, startTLS, auth, bdat, etrn, lhlo,
  ]

  /// HELO, EHLO or LHLO, which do the same: they give a name, and begin again.
  package var isHello: Bool { self == .helo || self == .ehlo || self == .lhlo }

  package var description: String { rawValue }
}
