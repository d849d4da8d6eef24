package import TLS
import Terminal
import Unix

extension TLSOptionsFailure {
  /// What cannot be used, and why, in a sentence.
  package var words: String {
    switch self {
    case .serverNameUnusable(let name): "\"\(name)\" is not a name that a certificate can be for"
    case .file(let role, let path, let problem): "\(path ?? "the text"): \(Self.words(role, problem))"
    case .keyDoesNotFit: "the key does not belong to the certificate"
    case .unknownCipher(let name): "OpenSSL knows no cipher \"\(name)\"; openssl ciphers lists those it knows"
    case .noCipherForVersion(let version):
      "none of these ciphers works with the chosen versions (\(version.name))"
    case .refused(let reason): "OpenSSL refuses it: \(reason)"
    }
  }

  /// A file that cannot be read is another mistake than a wrong word.
  package var status: ExitStatus {
    if case .file = self { .cannotRead } else { .usage }
  }

  private static func words(_ role: FileRole, _ problem: FileProblem) -> String {
    let name =
      switch role {
      case .authorities: "a certificate"
      case .certificate: "a certificate"
      case .key: "a key"
      }
    return switch problem {
    case .missing: "there is no such file"
    case .silent(let seconds): "nothing was written to it within \(seconds) s"
    case .unreadable(let code): code == 0 ? "cannot be read" : Descriptor.Failure(number: code).text
    case .tooLong: "too long for such a file"
    case .notPEM: "contains no PEM text of \(name)"
    case .encrypted: "the key is protected by a password; save it without one first (openssl pkey)"
    }
  }
}
