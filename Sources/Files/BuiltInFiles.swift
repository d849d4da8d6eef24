import CLessons
package import Lessons

/// The files of lessons/, as they were when the program was built.
package enum BuiltInFiles {
  /// Names with their ending, in order, as in the folder.
  package static var names: [String] {
    (0..<lesson_file_count()).map { String(cString: lesson_file_at($0).name) }
  }

  /// The sessions that can be replayed.
  package static var scripts: [String] { names.filter { $0.hasSuffix(".smtp") } }

  /// The cases to solve, which are in a folder of their own, in order.
  package static var cases: [(name: String, bytes: [UInt8])] {
    (0..<case_file_count()).map { index in
      let file = case_file_at(index)
      return (String(cString: file.name), Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }
  }

  /// - Parameter name: with its ending.
  package static func bytes(named name: String) -> [UInt8]? {
    for index in 0..<lesson_file_count() {
      let file = lesson_file_at(index)
      if String(cString: file.name) == name {
        return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
      }
    }
    return nil
  }
}

extension Glossary {
  /// The name of its file, in any folder of lessons.
  package static let fileName = "glossary.md"

  /// The one that came with the program, without its lessons.
  package static var builtIn: Glossary { read(BuiltInFiles.bytes(named: fileName) ?? []).glossary }
}
