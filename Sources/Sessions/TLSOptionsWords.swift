package import Events
import TLS
import Terminal
import Unix

extension TLSOptionsFailure {
  /// What cannot be used, and why, in a sentence.
  package var words: String {
    switch self {
    case .serverNameUnusable(let name): "\"\(name)\" is no name that a certificate could be for"
    case .file(let role, let path, let problem): "\(path ?? "the text"): \(Self.words(role, problem))"
    case .keyDoesNotFit: "the key is not the key of the certificate"
    case .unknownCipher(let name): "OpenSSL knows no cipher \"\(name)\"; openssl ciphers lists those it knows"
    case .noCipherForVersion(let version):
      "none of these ciphers can be used with the versions wanted (\(version.name))"
    case .refused(let reason): "OpenSSL will not have it: \(reason)"
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
    case .silent(let seconds): "nobody wrote anything to it within \(seconds) s"
    case .unreadable(let code): code == 0 ? "cannot be read" : Descriptor.Failure(number: code).text
    case .tooLong: "too long for a file of its kind"
    case .notPEM: "holds no PEM text of \(name)"
    case .encrypted: "the key is protected by a password; write it out without one first (openssl pkey)"
    }
  }
}
