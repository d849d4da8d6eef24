import COpenSSL

/// A certificate as OpenSSL holds it; goes with the value.
final class Certificate {
  private let x509: OpaquePointer

  /// - Parameter x509: a reference that is ours from now on.
  init(owning x509: OpaquePointer) {
    self.x509 = x509
  }

  deinit {
    X509_free(x509)
  }

  /// Lends the certificate to OpenSSL, and sees to it that it is there as long: Swift lets go of a value at its last
  /// use, and knows nothing of what C does with a pointer that came out of it.
  func lend<Result, Failure>(_ use: (OpaquePointer) throws(Failure) -> Result) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try use(x509)
  }

  /// The certificates in a PEM text (RFC 7468), in order; what is between them is passed over. Empty where there
  /// is none, or where one of them is none.
  static func all(inPEM pem: [UInt8]) -> [Certificate] {
    let found: [Certificate]? = MemoryBIO.reading(pem) { bio in
      var found: [Certificate] = []
      // The password callback never asks: OpenSSL's own would, at the terminal.
      while let x509 = PEM_read_bio_X509(bio, nil, { _, _, _, _ in -1 }, nil) {
        found.append(Certificate(owning: x509))
      }
      // The end of the text is told as an error too: no more beginnings of a PEM block.
      let end = OpenSSLError.take()
      let isEnd = end.library == ERR_LIB_PEM && end.reason == PEM_R_NO_START_LINE
      return isEnd ? found : []
    }
    return found ?? []
  }

  /// As PEM, with its line ends.
  var pem: String {
    lend { x509 in MemoryBIO.text { PEM_write_bio_X509($0, x509) } }
  }
}
