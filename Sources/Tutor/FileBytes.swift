internal import Glibc

/// Reads small files whole.
package enum FileBytes {
  package enum Failure: Error, Equatable {
    case notFound(String)
    case unreadable(String, reason: String)
  }

  /// - Parameter limit: no more octets than these are read.
  static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    guard let file = fopen(path, "rbe") else {
      if errno == ENOENT { throw .notFound(path) }
      throw .unreadable(path, reason: String(cString: strerror(errno)))
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limit {
      let count = fread(&piece, 1, min(piece.count, limit - bytes.count), file)
      if count == 0 { break }
      bytes += piece[..<count]
    }
    if ferror(file) != 0 { throw .unreadable(path, reason: String(cString: strerror(errno))) }
    return bytes
  }
}

extension FileBytes.Failure {
  var words: String {
    switch self {
    case .notFound(let path): "There is no file \(path)."
    case .unreadable(let path, let reason): "Cannot read \(path): \(reason)."
    }
  }
}
