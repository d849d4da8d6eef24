internal import Glibc

/// Writes the certificate of an authority to a file. One that lies there is replaced only if it holds a certificate:
/// the authority of the run before is of no use any more, and anything else is not ours.
enum AuthorityFile {
  enum Failure: Error, Equatable {
    case otherFile
    case cannotWrite(String)
  }

  private static let beginning = "-----BEGIN CERTIFICATE-----"

  static func write(_ pem: String, to path: String) throws(Failure) {
    var file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if file < 0, errno == EEXIST {
      let present = (try? FileBytes.read(path, limit: beginning.utf8.count, isRegular: true)) ?? []
      guard present == Array(beginning.utf8) else { throw .otherFile }
      file = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
    }
    guard file >= 0 else { throw .cannotWrite(reason) }
    defer { close(file) }
    var rest = Array(pem.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw .cannotWrite(reason) }
      rest = rest.dropFirst(count)
    }
  }

  private static var reason: String { String(cString: strerror(errno)) }
}

extension AuthorityFile.Failure {
  func words(_ path: String) -> String {
    switch self {
    case .otherFile: "\(path) exists already and holds no certificate; it was left as it is. Choose another name."
    case .cannotWrite(let reason): "Cannot write \(path): \(reason)."
    }
  }
}
