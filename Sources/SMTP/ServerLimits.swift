/// The bounds of a server, each with its unit. The defaults are those of the practice server.
package struct ServerLimits: Equatable, Sendable {
  /// Octets of a message, CRLFs counted and doubled dots not; announced as SIZE (RFC 1870, section 6).
  package var messageOctets = 52_428_800
  /// Recipients of one message; RFC 5321, section 4.5.3.1.8, asks for at least 100.
  package var recipients = 100
  /// Octets of a command line with its CRLF; RFC 5321, section 4.5.3.1.4, asks for at least 512. Nil: what is too much
  /// is dropped, and the rest is read.
  package var commandOctets: Int? = 2_048
  /// Octets with CRLF of a line that belongs to a login; RFC 4954, section 4, asks for 12288.
  package var loginOctets = 12_288
  /// Unknown commands that are answered; the one behind them ends the connection.
  package var unknownCommands = 10
  /// Syntax and protocol errors that are answered; the one behind them ends the connection.
  package var protocolErrors = 10
  /// Refusals of whatever kind; with the last of them the connection ends. Nil: they are not counted.
  package var refusals: Int?

  package init() {}
}
