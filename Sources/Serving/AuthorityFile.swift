import CLibrary
import Files
import PracticeServer
import Terminal
import Unix

/// Writes the certificate of an authority to a file. One that exists is replaced only if it holds that of an earlier run,
/// which is of no use any more: anything else is not ours.
enum AuthorityFile {
  enum Failure: Error, Equatable {
    case otherFile
    case cannotWrite(String)
  }

  /// Octets that are looked at; such a certificate has far fewer.
  private static let limit = 16_384

  static func write(_ pem: String, to path: String) throws(Failure) {
    do throws(Descriptor.Failure) { return try write(pem, to: path, O_CREAT | O_EXCL) } catch {
      guard error.number == EEXIST else { throw .cannotWrite(error.text) }
    }
    let present = (try? FileBytes.read(path, limit: limit, isRegular: true)) ?? []
    guard PracticeServer.isAuthority(pem: present) else { throw .otherFile }
    do throws(Descriptor.Failure) { try write(pem, to: path, O_TRUNC) } catch { throw .cannotWrite(error.text) }
  }

  private static func write(_ pem: String, to path: String, _ flags: Int32) throws(Descriptor.Failure) {
    let file = try Descriptor.open(path, O_WRONLY | flags, mode: 0o644)
    defer { close(file) }
    try Descriptor.write(file, Array(pem.utf8))
  }
}

extension AuthorityFile.Failure {
  func words(_ path: String) -> String {
    switch self {
    case .otherFile:
      "\(path) exists already, and is not the certificate of an earlier run; it was left as it is. Choose another name."
    case .cannotWrite(let reason): "Cannot write \(path): \(reason)."
    }
  }
}
