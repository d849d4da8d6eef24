package import Names
package import Octets
package import SMTP
package import TLS

/// What one look at one address showed: a row of the picture. Its place in the list is its letter.
package struct Visit: Equatable, Sendable {
  /// How far it got: the last that the server agreed to. Each includes those before it.
  package enum Reached: Int, Comparable, Sendable {
    case nowhere, connected, greeted, hello, startTLS, tls

    package static func < (one: Reached, other: Reached) -> Bool { one.rawValue < other.rawValue }
  }

  /// Why it went no further, where no reply says so.
  package enum Failure: Equatable, Sendable {
    /// Nothing came, in seconds: not even a refusal.
    case silent(seconds: Double)
    case refused
    case unreachable(ForeignText)
    /// The server closed, or the connection broke.
    case lost
    /// What answered does not speak SMTP.
    case notSMTP(ForeignText)
    case tls(TLSFailure)
    /// Octets came in plaintext after the 220 that answers STARTTLS: anybody along the path may have put them there
    /// (RFC 3207, section 6).
    case injected(octets: Int)
    /// What came has no end, or is longer than any reply may be; so many octets of it were read.
    case endless(octets: Int)
    case other(ForeignText)
    /// There was no need to look, or it never came to that.
    case notTried
    /// Ctrl-C, or the end of all patience, came in the middle of it.
    case unfinished
  }

  /// The name of the address (RFC 1912, section 2.1), and whether that name leads back to it.
  package enum ReverseName: Equatable, Sendable {
    case unknown
    case none
    case names([DomainName], confirmed: Bool)

    /// Names of an address that are asked for their addresses.
    package static let mostAsked = 3
  }

  /// An index of the report's hosts.
  package let host: Int
  package let address: IPAddress
  package var reached = Reached.nowhere
  package var failure: Failure?
  package var greeting: Reply?
  /// To EHLO, or to HELO where EHLO was refused.
  package var hello: Reply?
  /// What the first EHLO listed; nil where it was refused.
  package var extensions: ExtensionList?
  package var startTLS: Reply?
  package var tls: TLSFacts?
  /// To the EHLO inside TLS.
  package var secureHello: Reply?
  /// What it listed; nil where it was refused.
  package var secureExtensions: ExtensionList?
  /// One for each TLSA record, in their order.
  package var dane: [DANEVerdict] = []
  package var reverse = ReverseName.unknown
  /// What was tried besides, where somebody asked for it.
  package var trials: [TrialOutcome] = []
  /// From the first octet sent for a connection to the last reply but that to QUIT.
  package var milliseconds = 0.0

  package init(host: Int, address: IPAddress) { (self.host, self.address) = (host, address) }
}
