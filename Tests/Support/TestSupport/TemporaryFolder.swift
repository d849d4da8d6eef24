import Glibc

/// A folder that is there as long as the test, and then gone with all that is in it.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    var template = Array("/tmp/smtp-tutor-test-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      mkdtemp(buffer.baseAddress!).map { String(cString: $0) } ?? ""  // not empty: has a base
    }
    if path.isEmpty { throw PseudoTerminal.Missing(description: "no temporary folder") }
  }

  deinit {
    removeTree(path)
  }
}

private func removeTree(_ path: String) {
  if let folder = opendir(path) {
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let child = "\(path)/\(name)"
      if entry.pointee.d_type == UInt8(DT_DIR) { removeTree(child) } else { unlink(child) }
    }
    closedir(folder)
  }
  rmdir(path)
}

/// The text of a file; nil if it cannot be read.
package func contents(of path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(byte)) }
  return String(decoding: bytes, as: UTF8.self)
}

/// Makes a file that holds `text`.
package func write(_ text: String, to path: String) throws {
  guard let file = fopen(path, "w"), fputs(text, file) >= 0, fclose(file) == 0 else {
    throw PseudoTerminal.Missing(description: "cannot write \(path)")
  }
}
