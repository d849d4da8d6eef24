import CLibrary
import Unix

/// Reads a file of certificates or keys, within bounds.
enum PEMFile {
  /// The authorities of a whole system take a quarter of this.
  static let limit = 1 << 20

  static func read(_ path: String, _ role: TLSOptionsFailure.FileRole) throws(TLSOptionsFailure) -> [UInt8] {
    // A path that C would end early is the path of no file.
    guard !path.utf8.contains(0) else { throw .file(role, path: path, .missing) }
    let content: [UInt8]
    do throws(WholeFile.Failure) { content = try WholeFile.read(path, limit: limit + 1) } catch {
      switch error {
      case .refused(let failure) where [ENOENT, ENOTDIR].contains(failure.number):
        throw .file(role, path: path, .missing)
      case .refused(let failure): throw .file(role, path: path, .unreadable(errno: failure.number))
      case .silent(let seconds): throw .file(role, path: path, .silent(seconds: seconds))
      }
    }
    guard content.count <= limit else { throw .file(role, path: path, .tooLong) }
    return content
  }
}
