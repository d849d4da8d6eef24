/// What the server's end of a connection does next.
package enum ServerAction: Equatable, Sendable {
  case reply(Reply)
  /// Reply; what follows is message text, up to the end that `DataScanner` finds.
  case startMessage(Reply)
  /// Reply, and once that has left begin the handshake; when it is done, `ServerDialogue.secured`. Whatever the client
  /// sent after the command, and before it got this reply, must not be looked at again (RFC 3207, section 4.2).
  case startTLS(Reply)
  /// Reply, say a last word where there is one, and close the connection.
  case close(Reply, farewell: Reply? = nil)

  package var reply: Reply {
    switch self {
    case .reply(let reply), .startMessage(let reply), .startTLS(let reply), .close(let reply, _): reply
    }
  }
}
