import CLibrary

/// Reads small files whole, and pipes that stand where a file is meant.
package enum WholeFile {
  package enum Failure: Error, Equatable, Sendable {
    /// The errno of open(2) or read(2).
    case refused(Descriptor.Failure)
    /// Nothing came from a pipe for so many seconds: nobody writes to it.
    case silent(seconds: Int)
  }

  /// Seconds in which a pipe has to bring something. `<(command)` is one, and takes as long as its command.
  package static let patience = 30

  /// - Parameter limit: no more octets than these are read.
  package static func read(_ path: String, limit: Int, patience: Int = patience) throws(Failure) -> [UInt8] {
    let file: Int32
    // A pipe to which nobody writes would keep open(2) waiting for ever.
    do throws(Descriptor.Failure) { file = try Descriptor.open(path, O_RDONLY | O_NONBLOCK) } catch {
      throw .refused(error)
    }
    defer { close(file) }
    var facts = stat()
    let isPipe = fstat(file, &facts) == 0 && facts.st_mode & S_IFMT == S_IFIFO
    return try read(file, limit: limit, patience: isPipe ? patience : nil)
  }

  /// - Parameter patience: seconds in which each piece has to come; nil: as long as it takes.
  package static func read(_ file: Int32, limit: Int, patience: Int? = nil) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limit {
      if let patience, !Descriptor.isReady(file, within: patience * 1_000) { throw .silent(seconds: patience) }
      let count: Int
      do throws(Descriptor.Failure) {
        count = try Descriptor.read(file, into: &piece, limit: limit - bytes.count, waits: true)
      } catch { throw .refused(error) }
      if count == 0 { break }
      bytes += piece[..<count]
    }
    return bytes
  }
}
