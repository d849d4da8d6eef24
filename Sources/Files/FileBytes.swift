import Glibc
import Terminal

/// Reads small files whole.
package enum FileBytes {
  package enum Failure: Error, Equatable {
    case notFound(String)
    case unreadable(String, reason: String)
  }

  /// - Parameters:
  ///   - limit: no more octets than these are read.
  ///   - isRegular: whether it has to be a file that lies there; a pipe would be waited for.
  package static func read(_ path: String, limit: Int, isRegular: Bool = false) throws(Failure) -> [UInt8] {
    var facts = stat()
    if isRegular, stat(path, &facts) == 0, facts.st_mode & S_IFMT != S_IFREG {
      throw .unreadable(path, reason: "it is no regular file")
    }
    do throws(Descriptor.Failure) { return try read(path, limit) } catch {
      if error.number == ENOENT { throw .notFound(path) }
      throw .unreadable(path, reason: error.text)
    }
  }

  private static func read(_ path: String, _ limit: Int) throws(Descriptor.Failure) -> [UInt8] {
    let file = try Descriptor.open(path, O_RDONLY)
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limit {
      let count = try Descriptor.read(file, into: &piece, limit: limit - bytes.count)
      if count == 0 { break }
      bytes += piece[..<count]
    }
    return bytes
  }
}

extension FileBytes.Failure {
  package var words: String {
    switch self {
    case .notFound(let path): "There is no file \(path)."
    case .unreadable(let path, let reason): "Cannot read \(path): \(reason)."
    }
  }
}
