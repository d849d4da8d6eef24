package import Octets
package import SMTP
package import TLS

/// What happens at the practice server, for whoever watches it.
package struct ServerEvent: Sendable {
  /// Of the connection, counted from 1.
  package let connection: Int
  package let kind: Kind

  package enum Kind: Sendable {
    /// - Parameter isTLS: TLS is spoken from the first octet on.
    case opened(address: String, port: Int, isTLS: Bool)
    /// A line that came.
    /// - Parameter answersLogin: it answers a 334.
    case heard(WireLine, answersLogin: Bool)
    /// What the referee found about it; the reply comes next.
    case judged(ServerVerdict)
    /// The text of a message, with its final dot taken off and other dots undone; empty where it was not kept.
    /// - Parameter file: its name, where it was written to one.
    case message([UInt8], MailTransaction, MailTransaction.DataResult, file: String?)
    case said(Reply)
    /// The handshake is done.
    case secured(TLSFacts)
    case insecure(TLSFailure)
    /// Over.
    /// - Parameter insideMessage: and the text that was coming in is gone.
    case closed(insideMessage: Bool)
  }
}
