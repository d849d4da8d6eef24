import TestSupport
import Testing

/// A `default` in a switch over facts gives a new fact the words of an old one, and nobody notices.
@Suite("Switches over facts")
struct ExhaustiveTests {
  /// Where `default` has a meaning of its own: what is switched over is a number, a text, a verb, a keyword or a pair of
  /// them, any of which may have every value there is. By file, how often.
  private static let openValues = [
    "AddressScope.swift": 1,  // the octets of an address
    "EnhancedNotes.swift": 2,  // the first number of an enhanced code
    "ExtensionTable.swift": 2,  // any keyword; a number of octets
    "LineWarningNotes+Form.swift": 1,  // any verb
    "LineWarningNotes+Line.swift": 1,  // the name of a header
    "ListChangeNotes.swift": 2,  // any keyword
    "NextLine.swift": 1,  // any verb
    "OwnCommandWords.swift": 1,  // the name of a command
    "StateNotes+Address.swift": 1,  // any parameter
  ]

  @Test("none in Annotations, nor in the words for a mismatch, ends in default where a new case should be noticed")
  func noDefault() throws {
    let files = try SourceFile.all().filter {
      $0.target == "Annotations" || $0.path.hasSuffix("Lessons/MismatchWords.swift")
    }
    #expect(files.count > 50)
    var found: [String: Int] = [:]
    for file in files {
      let count = file.lines.count { $0.contains(/^\s*default:/) }
      if count > 0 { found[String(file.path.split(separator: "/").last ?? "")] = count }
    }
    #expect(found == Self.openValues)
  }
}
