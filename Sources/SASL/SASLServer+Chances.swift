import Glibc
import Octets

extension SASLServer.Chances {
  /// Nil where there are no random octets.
  init?() {
    guard let nonce = try? Digests.random(18), let octets = try? Digests.random(8) else { return nil }
    self.init(
      // Base64 has no comma, which would end the nonce.
      nonce: Base64.encode(nonce), salt: nil, number: octets.reduce(0) { $0 << 8 | UInt64($1) },
      seconds: Int(time(nil)))
  }
}
