package import TLS

/// What a scripted server does next on a connection.
package enum ServerStep: Sendable {
  /// Sends these octets in one go.
  case send([UInt8])
  /// Sends them one by one, each in a packet of its own.
  case sendByteByByte([UInt8])
  /// Sends so many octets in all, repeating the pattern, for as long as the client takes them.
  case flood(pattern: [UInt8], total: Int)
  /// Waits for one more line of the client, with its LF.
  case expectLine
  /// Waits for so many more octets.
  case expect(count: Int)
  /// Waits until these octets have come.
  case readUntil([UInt8])
  /// Waits until the test calls `tell()`.
  case untilTold
  /// Waits, and reads nothing meanwhile.
  case pause(milliseconds: Int)
  /// Reads nothing until the client goes away or the server is stopped.
  case readNothing
  /// Shakes hands; what is sent and expected from here on travels encrypted.
  case secure(TLSContext)
  /// Sends these octets as they are, encrypted or not.
  case sendClear([UInt8])
  /// Ends TLS with its goodbye (close_notify).
  case endTLS
  /// Says that nothing more will be sent; goes on reading.
  case halfClose
  /// Closes. Steps behind it are not reached.
  case close
  /// Closes with a TCP reset.
  case reset

  package static func send(_ text: String) -> ServerStep {
    .send(Array(text.utf8))
  }

  package static func readUntil(_ text: String) -> ServerStep {
    .readUntil(Array(text.utf8))
  }

  /// Sends a line with CRLF behind it.
  package static func reply(_ line: String) -> ServerStep {
    .send("\(line)\r\n")
  }
}
