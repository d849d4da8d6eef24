/// Why octets could not travel. The server's answers are never failures of this kind.
package enum TransportFailure: Error, Equatable, Sendable {
  /// The name does not exist, or has no address of the family asked for.
  case nameNotFound
  /// Name service had no answer, in the system's words; the name may exist.
  case nameServiceFailed(String)
  /// Name service did not answer in time, in seconds.
  case nameServiceSilent(seconds: Double)
  /// A deadline passed, in seconds.
  case timedOut(seconds: Double)
  case refused
  case unreachable(String)
  case reset
  /// The address given as our own cannot be used.
  case sourceUnusable(String)
  /// We closed the connection ourselves.
  case closedHere
  /// What the system said.
  case system(code: Int32, text: String)
}
