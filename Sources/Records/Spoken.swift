/// What a line of a transcript is.
enum Spoken: Equatable, Sendable {
  case client([UInt8])
  case server([UInt8])
  /// Octets of the client's with their own line ends.
  case clientRaw([UInt8])
  case serverRaw([UInt8])
  /// A connection was made; what follows is another session.
  case connected(host: [UInt8]?)
  case secured
  case closed
  /// Neither side's: the program's own words.
  case comment
}
