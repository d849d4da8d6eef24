/// Why options cannot be used. Told before anything is connected.
package enum TLSOptionsFailure: Error, Equatable, Sendable {
  package enum FileRole: Equatable, Sendable {
    case authorities, certificate, key
  }

  package enum FileProblem: Equatable, Sendable {
    case missing
    /// There, but not to be read; `errno` says why (`EACCES`, `EISDIR` ...), 0 if nothing does.
    case unreadable(errno: Int32)
    /// A pipe to which nobody writes.
    case silent(seconds: Int)
    /// Longer than any file of its kind.
    case tooLong
    /// Nothing of what is looked for is in it as PEM (`-----BEGIN CERTIFICATE-----` and so on).
    case notPEM
    /// A key that a password protects; there is nobody to ask for it.
    case encrypted
  }

  /// A host name or IP address that no certificate can be compared with: empty, not ASCII, or with an octet that names
  /// have not.
  case serverNameUnusable(String)
  /// - Parameter path: nil where the text came from memory.
  case file(FileRole, path: String?, FileProblem)
  /// The key is not that of the certificate.
  case keyDoesNotFit
  /// A cipher of this name is not known to OpenSSL, or was left out when it was built.
  case unknownCipher(String)
  /// The versions that the ciphers named belong to are none of those that are wanted.
  case noCipherForVersion(TLSVersion)
  /// OpenSSL will not have it, for this reason; a certificate with too short a key, for one.
  case refused(reason: String)
}
