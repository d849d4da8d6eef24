/// What a `TLSHandler` tells the handlers behind it, as a user inbound event. A failure comes as an error instead.
package enum TLSEvent: Equatable, Sendable {
  /// The handshake is done; what is read from here on came encrypted.
  case established(TLSFacts)
  /// The other side has said that it says no more.
  case closed
  /// The connection ended without such a word: somebody may have cut it off.
  case truncated
}
