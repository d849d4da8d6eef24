/// What the server's end of a connection does next.
package enum ServerAction: Equatable, Sendable {
  case reply(Reply)
  /// Reply; what follows is message text, up to the end that `DataScanner` finds.
  case startMessage(Reply)
  /// So many octets of a message follow, and are answered when they have come: with `ServerDialogue.endOfChunk`, or, where
  /// they are the last or were not taken, with `endOfMessage`.
  case readChunk(octets: Int, isLast: Bool)
  /// Reply; so many octets follow that are thrown away.
  case skipChunk(Reply, octets: Int)
  /// Reply, and once that has left begin the handshake; when it is done, `ServerDialogue.secured`. Whatever the client
  /// sent after the command, and before it got this reply, must not be looked at again (RFC 3207, section 4.2).
  case startTLS(Reply)
  /// Reply, say a last word where there is one, and close the connection.
  case close(Reply, farewell: Reply? = nil)

  /// Nil: nothing is said yet.
  package var reply: Reply? {
    switch self {
    case .reply(let reply), .startMessage(let reply), .startTLS(let reply), .close(let reply, _),
      .skipChunk(let reply, _):
      reply
    case .readChunk: nil
    }
  }
}
