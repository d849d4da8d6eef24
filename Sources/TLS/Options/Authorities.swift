/// Whose signature under a certificate is believed.
package enum Authorities: Equatable, Sendable {
  /// Those that the system keeps for all its programs.
  case system
  /// Those in this PEM file, and no others.
  case file(String)
  /// Those in this PEM text, and no others.
  case pem(String)
}
