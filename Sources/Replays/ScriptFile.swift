package import Events
import Files
package import SMTP

/// Finds the script that a person named: one that came with the program, or a file.
package enum ScriptFile {
  package enum Failure: Error, Equatable {
    case notFound(String)
    case unreadable(String, reason: String)
    case malformed(String, TranscriptError)
  }

  /// Files larger than this are no scripts.
  private static let sizeLimit = 32 << 20

  /// What names standard input on the command line.
  package static let standardInput = "-"

  /// The script on standard input.
  package static func loadStandardInput() throws(Failure) -> Transcript {
    let bytes: [UInt8]
    do throws(FileBytes.Failure) { bytes = try FileBytes.readStandardInput(limit: sizeLimit) } catch {
      throw Failure(error)
    }
    return try parse(bytes, "standard input")
  }

  /// - Parameter name: `bugs-bunny`, or the path of a file in the notation.
  package static func load(_ name: String) throws(Failure) -> Transcript {
    let bytes: [UInt8]
    if !name.contains("/"), let builtIn = BuiltInFiles.bytes(named: "\(name).smtp") {
      bytes = builtIn
    } else {
      bytes = try read(name)
    }
    return try parse(bytes, name)
  }

  /// What the first line of a built-in script says it is.
  /// - Parameter name: that of its file.
  package static func title(ofBuiltIn name: String) -> String {
    let line = (BuiltInFiles.bytes(named: name) ?? []).prefix { $0 != UInt8(ascii: "\n") }
    return String(String(decoding: line, as: UTF8.self).drop { "# ".contains($0) })
  }

  private static func parse(_ bytes: [UInt8], _ name: String) throws(Failure) -> Transcript {
    do throws(TranscriptError) { return try Transcript(parsing: bytes) } catch { throw .malformed(name, error) }
  }

  private static func read(_ path: String) throws(Failure) -> [UInt8] {
    do throws(FileBytes.Failure) { return try FileBytes.read(path, limit: sizeLimit) } catch { throw Failure(error) }
  }
}

extension ScriptFile.Failure {
  fileprivate init(_ failure: FileBytes.Failure) {
    switch failure {
    case .notFound(let path): self = .notFound(path)
    case .unreadable(let path, let reason): self = .unreadable(path, reason: reason)
    }
  }

  package var status: ExitStatus {
    if case .malformed = self { .malformedInput } else { .cannotRead }
  }

  package var words: String {
    switch self {
    case .notFound(let name):
      "There is no script \"\(name)\", neither built in nor as a file. Built in: "
        + BuiltInFiles.scripts.map { String($0.prefix { $0 != "." }) }.joined(separator: ", ") + "."
    case .unreadable(let name, let reason): "Cannot read \(name): \(reason)."
    case .malformed(let name, let error):
      "\(name):\(error.line): this is not a session that can be replayed: \(error.fact)."
    }
  }
}
