import CLibrary
import Unix

/// A file in the user's state folder, of lines that are only ever added: opened for appending and never renamed over,
/// so that a symbolic link or /dev/null in its place works, and two sessions at once each add their lines whole.
package final class StateFile {
  package struct Failure: Error {
    package var path: String
    package var reason: String
  }

  package let path: String
  private let descriptor: Int32
  private var endsInside = false

  /// How much of the end of the file is read.
  private static let window = 1 << 20

  /// `$XDG_STATE_HOME/smtp-tutor`, by default `~/.local/state/smtp-tutor`.
  package static func folder(
    applicationName: String = "smtp-tutor", environment: (String) -> String? = environmentValue
  ) -> String? {
    UserFolder.path(
      "XDG_STATE_HOME", otherwise: ".local/state", applicationName: applicationName, environment: environment)
  }

  /// - Parameter folder: is made if it is not there.
  package init(folder: String, name: String) throws(Failure) {
    path = "\(folder)/\(name)"
    for end in folder.indices.dropFirst() where folder[end] == "/" { mkdir(String(folder[..<end]), 0o700) }
    mkdir(folder, 0o700)  // what exists keeps its mode; a folder that is missing shows when the file opens
    do throws(Descriptor.Failure) {
      descriptor = try Descriptor.open(path, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK | O_NOCTTY, mode: 0o600)
    } catch { throw Failure(path: path, reason: error.text) }
  }

  deinit {
    close(descriptor)
  }

  /// The last lines of the file, oldest first; none if it is no regular file.
  package func readLines(last limit: Int) -> [[UInt8]] {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_size > 0 else {
      return []
    }
    let start = max(0, Int(facts.st_size) - Self.window)
    var bytes = [UInt8](repeating: 0, count: Int(facts.st_size) - start)
    let count = pread(descriptor, &bytes, bytes.count, start)
    guard count > 0 else { return [] }
    var text = bytes[..<count]
    endsInside = text.last != 0x0a
    if start > 0 { text = text.drop { $0 != 0x0a } }  // the first line is likely cut
    let lines = text.split(separator: 0x0a).filter { !$0.contains(0) }
    return lines.suffix(limit).map(Array.init)
  }

  /// Adds a line with one write, which the kernel puts at the end as a whole.
  package func append(_ line: [UInt8]) throws(Failure) {
    let bytes = (endsInside ? [0x0a] : []) + line + [0x0a]
    do throws(Descriptor.Failure) { try Descriptor.write(descriptor, bytes) } catch {
      throw Failure(path: path, reason: error.text)
    }
    endsInside = false
  }
}
