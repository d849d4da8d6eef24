import Foundation

/// A new folder that goes away with the value.
package final class TemporaryFolder: Sendable {
  package let path: String

  /// - Parameter prefix: the beginning of its name, to tell in a listing whose it is.
  package init(_ prefix: String = "smtp-tutor-test") throws {
    var template = Array("\(FileManager.default.temporaryDirectory.path)/\(prefix).XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw PeerError("no temporary folder could be made: \(String(cString: strerror(errno)))")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  package func file(_ name: String) -> String {
    "\(path)/\(name)"
  }

  /// Writes a file, in a folder of its own where the name has one.
  package func write(_ text: String, to name: String) throws {
    let folder = URL(fileURLWithPath: file(name)).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(toFile: file(name), atomically: false, encoding: .utf8)
  }

  /// The file's text, or nothing while it does not exist.
  package func read(_ name: String) -> String {
    guard let data = FileManager.default.contents(atPath: file(name)) else { return "" }
    return String(decoding: data, as: UTF8.self)
  }
}
