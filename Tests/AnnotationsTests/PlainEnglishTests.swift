import Foundation
import TestSupport
import Testing

@testable import Annotations

/// What the program says is plain English: the words a reader stumbles over must not occur.
@Suite("Plain English")
struct PlainEnglishTests {
  /// What servers say themselves, and how their log is written.
  private static let quoting = ["Causes", "Personas"]
  /// The words of providers to look for, beside those that are said.
  private static let quotingFiles = ["VendorTable"]
  /// What a person may type for something else, or a server say.
  private static let typed = ["hang up", "delivery receipt", "read receipt", "return receipt", "clear text"]

  @Test("no text of the program has one of the words to avoid")
  func sources() throws {
    let files = try SourceFile.all().filter { file in
      !Self.quoting.contains(file.target) && !Self.quotingFiles.contains { file.path.contains("/\($0)") }
    }
    #expect(files.count > 200)
    for file in files {
      for literal in file.literals where literal.text.contains(" ") && !Self.typed.contains(literal.text) {
        for fault in PlainEnglish.faults(in: literal.text) { Issue.record("\(file.path):\(literal.line): \(fault)") }
      }
    }
  }

  @Test("no topic of help has one, in whatever its text was put together from")
  func help() throws {
    for topic in Annotator().topics {
      let note = try #require(Annotator().help(topic))
      for text in [note.headline, note.summary] + note.explanation where !text.hasPrefix("Also: ") {
        #expect(PlainEnglish.faults(in: text) == [], "\(topic)")
      }
    }
  }

  @Test(
    "nor has a page that a person reads, outside of what is code",
    arguments: ["lessons", "docs", "README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "SECURITY.md"])
  func pages(_ name: String) throws {
    let path = Project.path(name)
    let pages =
      name.hasSuffix(".md")
      ? [path]
      : try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0.hasSuffix(".md") }.map { "\(path)/\($0)" }
    #expect(!pages.isEmpty)
    for file in pages {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      let prose = text.replacing(#/(?s)```.*?```/#, with: "").replacing(#/(?m)^## [a-z0-9-]+: /#, with: "")
        .replacing(#/(?m)^- Scenario: .*$/#, with: "")
        .replacing(#/`[^`\n]*`/#, with: "code")
      for paragraph in prose.split(separator: "\n\n") {
        for fault in PlainEnglish.faults(in: String(paragraph)) { Issue.record("\(file): \(fault)") }
      }
    }
  }

  @Test(
    "a word to avoid is found, and its right use is not",
    arguments: [
      ("The text behind the colon", 1), ("There is no such name.", 0), ("That is no SMTP reply", 1),
      ("It stands for two.", 0), ("It stands there.", 1), ("a mail server", 0), ("He sent a mail.", 1),
      ("A blank line, then a blank.", 1), ("It was handed over, behind it all", 2), ("", 0),
    ])
  func control(_ text: String, _ count: Int) {
    #expect(PlainEnglish.faults(in: text).count == count)
  }

  @Test("texts are found in source, and code and comments are not")
  func literals() {
    let file = SourceFile(
      target: "x", path: "x",
      text: "let a = \"one \\(f(\"two\")) three\" + \"four\" // \"five\"\n\"\"\"\nsix \"seven\"\n\"\"\"\n/// \"eight\"")
    #expect(file.literals.map(\.text) == ["one   three", "four", "six \"seven\""])
    #expect(file.literals.map(\.line) == [1, 1, 3])
  }
}
