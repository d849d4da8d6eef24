import Foundation

/// A Swift file of the project, as a test of the house reads it.
package struct SourceFile: Sendable {
  /// The folder below Sources it lies in.
  package let target: String
  /// From the project's root.
  package let path: String
  package let lines: [String]

  package init(target: String, path: String, text: String) {
    self.target = target
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Every Swift file below Sources.
  package static func all() throws -> [SourceFile] {
    try FileManager.default.subpathsOfDirectory(atPath: Project.path("Sources")).sorted()
      .filter { $0.hasSuffix(".swift") }
      .map { path in
        let text = try String(contentsOfFile: Project.path("Sources/\(path)"), encoding: .utf8)
        return SourceFile(target: String(path.prefix { $0 != "/" }), path: "Sources/\(path)", text: text)
      }
  }

  /// The modules it imports.
  package var imports: Set<String> {
    Set(lines.compactMap(Self.importedModule))
  }

  /// `package import struct Glibc.pid_t` imports Glibc.
  private static func importedModule(_ line: String) -> String? {
    let words = line.prefix { $0 != ";" }.split(separator: " ")
    let kinds = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
    guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
      words[..<place].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains(String($0)) })
    else { return nil }
    let named = words[(place + 1)...].drop { kinds.contains(String($0)) }.first
    return named.map { String($0.prefix { $0 != "." }) }
  }

  private static let accessLevels = ["public", "package", "internal", "fileprivate", "private"]

  /// The lines, by number, that write to standard output or standard error themselves.
  package var writesToTheScreen: [Int] {
    lines.indices.filter { index in
      let line = lines[index]
      guard Self.screenWords.contains(where: { line.range(of: $0) != nil }) else { return false }
      let code = line[..<(line.range(of: "//")?.lowerBound ?? line.endIndex)]
      return code.contains(Self.screenWriting)
    }.map { $0 + 1 }
  }

  /// One of these is in whatever `screenWriting` finds; to look for them takes a hundredth of its time.
  private static let screenWords = [
    "rint", "dump", "put", "perror", "write", "stdout", "stderr", "FileHandle.standard",
  ]

  private static var screenWriting: Regex<Substring> {
    #/
      (?: ^ | Swift\. | (?:Glibc|CLibrary)\. | [^\w.] )
      (?: (?: debugPrint | print | dump | puts | fputs | fputc | putc | putchar | perror | [df]?printf | fwrite ) \(
        | write \( \s* (?: 1 | 2 | STDOUT_FILENO | STDERR_FILENO ) (?! \w )
        | (?: stdout | stderr ) (?! [\w:] )
        | FileHandle\.standard (?: Output | Error ) (?! \w ) )
    /#
  }
}
