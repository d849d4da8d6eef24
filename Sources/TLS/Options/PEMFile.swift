import COpenSSL

/// Reads a file of certificates or keys, within bounds.
enum PEMFile {
  /// The authorities of a whole system take a quarter of this.
  static let limit = 1 << 20

  static func read(_ path: String, _ role: TLSOptionsFailure.FileRole) throws(TLSOptionsFailure) -> [UInt8] {
    ERR_clear_error()
    // A path that C would end early is the path of no file.
    guard !path.utf8.contains(0) else { throw .file(role, path: path, .missing) }
    guard let bio = BIO_new_file(path, "r") else {
      let number = OpenSSLError.take().systemNumber
      throw .file(role, path: path, number == ENOENT || number == ENOTDIR ? .missing : .unreadable(errno: number))
    }
    defer { BIO_free(bio) }
    var content: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = BIO_read(bio, &piece, Int32(piece.count))
      guard count > 0 else { break }
      content += piece[..<Int(count)]
      guard content.count <= limit else { throw .file(role, path: path, .tooLong) }
    }
    // A folder opens like a file, and only then refuses to be read.
    let error = OpenSSLError.take()
    guard error.systemNumber == 0 else { throw .file(role, path: path, .unreadable(errno: error.systemNumber)) }
    return content
  }
}
