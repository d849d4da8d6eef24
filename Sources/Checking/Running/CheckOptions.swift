package import Delivery
package import Network

/// What a check is to do, as it was asked for.
package struct CheckOptions: Sendable {
  package var connectTo: [ConnectTo] = []
  /// The name in EHLO.
  package var helo = "localhost"
  package var family = ConnectOptions.Family.any
  /// Addresses that are looked at.
  package var addressLimit = mostAddresses
  /// Days that a certificate should have left.
  package var warnDays = 14
  /// What is tried beyond EHLO, STARTTLS and QUIT.
  package var trials: [Trial] = []
  /// Seconds after which an address that says nothing no longer keeps the others of its network waiting.
  package var networkPatience = 3.0
  /// Seconds for all of it.
  package var deadline = 120.0

  package init() {}

  /// Addresses that are looked at, unless more are wanted.
  package static let mostAddresses = 16
  /// Networks in which somebody is looked at, at one moment.
  static let mostNetworks = 4

  /// The port at which a host is looked at.
  package func port(of host: MailHost, in report: CheckReport) -> Int {
    connectTo.place(of: host.name, host.addresses, port: report.port).port
  }
}
