package import NIOCore

/// How long a client may take for each thing that is awaited of it.
package struct ServerDeadlines: Sendable {
  /// The TLS handshake: from the start of the connection on the TLS port, from the 220 elsewhere. Programs do it, and at
  /// once.
  package var handshake = TimeAmount.seconds(10)
  /// From the greeting to the first octet of a command.
  package var firstCommand = TimeAmount.seconds(60)
  /// From the first octet of a command line to its end, however many come in between.
  package var commandLine = TimeAmount.seconds(60)
  /// From the last octet to the next, once a command has been answered (RFC 5321, section 4.5.3.2.7: at least 5 minutes).
  package var idle = TimeAmount.minutes(5)
  /// How long a client that has not finished a command keeps its place when all are taken and another one comes.
  package var place = TimeAmount.seconds(5)
  /// How long, in the same case, a client keeps its place after it last finished a command or a message: as long as a client
  /// should wait for the reply to a message (RFC 5321, section 4.5.3.2.6). Only a message that comes too slowly takes longer.
  package var placeAfterReply = TimeAmount.minutes(10)

  package init() {}

  /// For the server inside the prompt, which one person has to themselves: they read before they type.
  package static let unhurried = ServerDeadlines(all: .minutes(5))
  /// For somebody who is led, and may go on tomorrow.
  package static let patient = ServerDeadlines(all: .hours(24))

  private init(all limit: TimeAmount) {
    (handshake, firstCommand, commandLine, idle, place) = (limit, limit, limit, limit, limit)
    placeAfterReply = max(limit, placeAfterReply)
  }
}
