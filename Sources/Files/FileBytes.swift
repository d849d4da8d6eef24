import CLibrary
import Octets
import Terminal
import Unix

/// Reads small files whole.
package enum FileBytes {
  package enum Failure: Error, Equatable {
    case notFound(String)
    case unreadable(String, reason: String)
  }

  /// Standard input to its end.
  package static func readStandardInput(limit: Int) throws(Failure) -> [UInt8] {
    do throws(WholeFile.Failure) { return try WholeFile.read(STDIN_FILENO, limit: limit) } catch {
      throw failure(error, "standard input")
    }
  }

  /// - Parameters:
  ///   - limit: no more octets than these are read.
  ///   - isRegular: whether it has to be a file that is there; a pipe would be waited for.
  package static func read(_ path: String, limit: Int, isRegular: Bool = false) throws(Failure) -> [UInt8] {
    var facts = stat()
    if isRegular, stat(path, &facts) == 0, facts.st_mode & S_IFMT != S_IFREG {
      throw .unreadable(path, reason: "it is not a regular file")
    }
    do throws(WholeFile.Failure) { return try WholeFile.read(path, limit: limit) } catch { throw failure(error, path) }
  }

  /// The first line of a file that holds a password or a token, without its line ending.
  package static func secretLine(_ path: String) throws(Failure) -> [UInt8] {
    Array(try read(path, limit: 4_096).prefix { $0 != ASCII.lineFeed }.withoutCarriageReturn)
  }

  private static func failure(_ error: WholeFile.Failure, _ path: String) -> Failure {
    switch error {
    case .refused(let failure) where failure.number == ENOENT: .notFound(path)
    case .refused(let failure): .unreadable(path, reason: failure.text)
    case .silent(let seconds): .unreadable(path, reason: "nothing was written to it within \(seconds) s")
    }
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
