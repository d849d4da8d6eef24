import Foundation
import TestSupport
import Testing

/// A sentence that says what this program cannot do outlives the day on which it can.
@Suite("What the program says of itself")
struct CapabilityTests {
  /// `this version`, `cannot do TLS yet`: what only a later version would set right.
  private static func isAboutALaterVersion(_ line: String) -> Bool {
    let line = line.lowercased()
    return line.contains("this version")
      || line.contains(/\b(cannot|can not|can't|is not able to)\b[^.;:]{0,60}\byet\b/)
  }

  /// Code, its comments and every text that is read: a pair of path and line for each.
  private static func lines() throws -> [(place: String, text: String)] {
    var found: [(String, String)] = []
    for file in try SourceFile.all() {
      for (index, line) in file.lines.enumerated() { found.append(("\(file.path):\(index + 1)", line)) }
    }
    for place in ["README.md", "docs", "lessons"] {
      for name in try Self.files(below: place) {
        let text = try String(contentsOfFile: Project.path(name), encoding: .utf8)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
          found.append(("\(name):\(index + 1)", String(line)))
        }
      }
    }
    return found
  }

  /// The file itself, or all files in the folder of that name and in its folders.
  private static func files(below place: String) throws -> [String] {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: Project.path(place), isDirectory: &isFolder)
    guard isFolder.boolValue else { return [place] }
    return try FileManager.default.contentsOfDirectory(atPath: Project.path(place)).sorted().flatMap {
      try files(below: "\(place)/\($0)")
    }
  }

  @Test("nothing says that this version cannot do something yet")
  func nothing() throws {
    let lines = try Self.lines()
    #expect(lines.count > 20_000)
    #expect(lines.filter { Self.isAboutALaterVersion($0.text) }.map(\.place) == [])
  }

  @Test(
    "a planted sentence is found",
    arguments: [
      "This version cannot do TLS yet; port 587 or 25", "and this version of the program cannot yet",
      "It can't read a log yet.",
    ])
  func control(line: String) { #expect(Self.isAboutALaterVersion(line)) }
}
