/// What the server's end of a connection does next.
package enum ServerAction: Equatable, Sendable {
  case reply(Reply)
  /// Reply; what follows is message text, up to the end that `DataScanner` finds.
  case startMessage(Reply)
  /// Reply and hang up.
  case close(Reply)

  package var reply: Reply {
    switch self {
    case .reply(let reply), .startMessage(let reply), .close(let reply): reply
    }
  }
}
