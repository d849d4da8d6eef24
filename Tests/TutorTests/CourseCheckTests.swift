import Foundation
import TestSupport
import Testing

@testable import Events
@testable import Learning
@testable import Lessons

@MainActor @Suite("Checking a course")
struct CourseCheckTests {
  nonisolated private static func lesson(_ id: String, _ body: String, title: String = "Title") -> String {
    "# \(title)\n- Id: \(id)\n- Time: 1 minute\n\n\(body)\n"
  }

  nonisolated private static let glossary =
    "# Glossary\n\n- reply code, code: `b/codes` Three digits.\n- server: `b/last` It answers.\n"
  nonisolated private static let ask = "- Ask: Do.\n- Hint: Try.\n- Answer: `NOOP`\n- Expect: 250\n"

  /// The second of two lessons teaches the terms in its second and third step.
  nonisolated private static func files(_ first: String, title: String = "Title") -> [String: String] {
    [
      "1.md": lesson("a", first, title: title),
      "2.md": lesson("b", "## first: First\nProse.\n\n## codes: Codes\nA code.\n\n## last: Last\nThe server."),
      "glossary.md": glossary,
    ]
  }

  /// The body of the first lesson, and the lines in which it uses a term too early.
  nonisolated static let early: [(String, [Int])] = [
    ("## one: One\nProse.", []), ("## one: One\nThe `code` and `server`.", []), ("## one: One\n    the code", []),
    ("The code.\n\n## one: One\nProse.", [5]), ("## one: Code\nProse.", [5]), ("## one: One\nA\nreply\ncode.", [6]),
    ("## one: One\n1. a\n2. the codes", [6]), ("## one: One\nThe code of the server.", [6, 6]),
    ("## one: One\n" + ask + "- Say: The server.", [10]), ("## one: One\n" + ask + "- Hint: The server.", [10]),
    ("## one: One\n" + ask + "- Wrong: `x` The server.", [10]),
    ("## one: One\n" + ask + "- If: `500` The server.", [10]),
    ("## one: One\n- Ask: The server.\n" + ask.dropFirst(11), [6]),
    ("## one: One\n- [x] Server. It is.\n- [ ] `b` It is not.\n- Hint: Try.", [6]),
    ("## one: One\n- [x] `a` It is.\n- [ ] `b` Server.\n- Hint: Try.", [7]),
    ("## one: One\n- Question: The server?\n- Answer: `x`\n- Hint: Try.\n- Wrong: `y` It is a code.", [6, 9]),
    ("## one: One\n" + ask + "- Not: `QUIT` gets 221 The server.", [10]),
  ]

  @Test("a term that is used before its step is found, wherever it stands", arguments: early)
  func tooEarly(_ first: String, _ lines: [Int]) throws {
    let folder = try CheckedFolder(Self.files(first))
    #expect(folder.check() == (lines.isEmpty ? .ok : .malformedInput))
    #expect(folder.faults.map { String($0.prefix { $0 != " " }) } == lines.map { "1.md:\($0):" })
    #expect(folder.faults.allSatisfy { $0.contains("is used before b/") })
    #expect(folder.check("1.md") == (lines.isEmpty ? .ok : .malformedInput), "a file by itself is held to it as well")
    #expect(folder.faults.count == 2 * lines.count)
  }

  @Test("a title is held to the glossary, and says which form is too early, and which step is late")
  func words() throws {
    let folder = try CheckedFolder(Self.files("## one: One\nProse.", title: "Reply codes"))
    #expect(folder.check() == .malformedInput)
    #expect(
      folder.faults == [
        "1.md:1: \"reply code\" is used before b/codes teaches it. Say it in other words, or teach it sooner."
      ])
  }

  @Test("the step that teaches a term may use it, and all that follow; those before it in its lesson may not")
  func within() throws {
    var files = Self.files("## one: One\nProse.")
    files["3.md"] = Self.lesson("c", "The code.\n\n## one: One\nThe server's code.")
    let folder = try CheckedFolder(files)
    #expect(folder.check() == .ok)
    files["2.md"] = files["2.md"]?.replacing("First\nProse.", with: "First\nThe code.")
    let early = try CheckedFolder(files)
    #expect(early.check() == .malformedInput)
    #expect(early.faults.map { $0.prefix(7) } == ["2.md:6:"])
  }

  /// A line that is added to the glossary as its line 5, and the fault it makes.
  nonisolated static let terms: [(String, String)] = [
    ("- x: `b/none` It is.", "There is no step b/none."), ("- x: `c/codes` It is.", "There is no step c/codes."),
    ("- x: `b/codes` It is.", "The step b/codes does not use the term \"x\"."),
    ("- x, y: `b/last` It is.", "The step b/last does not use the term \"x\"."),
    ("- x", "A term is written like this:"), ("- code: `b/codes` It is.", "\"code\" is in the glossary already."),
    ("- x: `b/codes` &#27;", "The character U+001B cannot be told apart"),
  ]

  @Test("what is wrong with the glossary is said with its line", arguments: terms)
  func glossary(_ line: String, _ words: String) throws {
    var files = Self.files("## one: One\nProse.")
    files["glossary.md"] = Self.glossary + line + "\n"
    let folder = try CheckedFolder(files)
    #expect(folder.check() == .malformedInput)
    #expect(folder.faults.contains { $0.hasPrefix("glossary.md:5: \(words)") }, "\(folder.faults)")
    #expect(folder.check("glossary.md") == .malformedInput, "by itself, too")
  }

  @Test("two lessons with one id are told, each fault with its own file")
  func ids() throws {
    let folder = try CheckedFolder([
      "1.md": Self.lesson("a", "## one: One\nx"), "2.md": Self.lesson("a", "## one: One\nx"),
      "3.md": Self.lesson("c", "## one: One\nA <b>."), "README.md": "no lesson", "notes.txt": "none either",
    ])
    #expect(folder.check() == .malformedInput)
    #expect(folder.faults.map { $0.prefix(7) } == ["2.md:1:", "3.md:6:"])
    #expect(folder.faults[0].contains("Another lesson has the id \"a\" already."))
    #expect(folder.harness.lines.last == "# 2 faults in 3 lessons.")
  }

  @Test("a folder can be named like a file, and files and folders together")
  func folders() throws {
    let folder = try CheckedFolder([
      "1.md": Self.lesson("a", "## one: One\nx"), "2.md": Self.lesson("a", "## one: One\nx"),
    ])
    let other = try CheckedFolder(["3.md": Self.lesson("c", "## one: One\nx")])
    let check = CourseCheck(presenter: folder.harness.presenter)
    #expect(check.run([other.path], nil) == .ok)
    #expect(folder.harness.lines.last == "# 1 lesson, no faults.")
    #expect(check.run([folder.path, other.file("3.md")], nil) == .malformedInput)
    #expect(folder.faults.map { $0.prefix(7) } == ["2.md:1:"])
    #expect(folder.harness.lines.last == "# 1 fault in 3 lessons.")
  }

  @Test("a list tells of files that are not in it, and why, and of two with one id")
  func list() throws {
    let folder = try CheckedFolder([
      "1.md": Self.lesson("a", "## one: One\nx"), "2.md": Self.lesson("a", "## one: One\nx"),
      "3.md": Self.lesson("c", "## one: One\nA <b>."),
    ])
    var options = LearnOptions()
    options.action = .list
    options.folder = folder.path
    guard case .ended(let status) = Learn(presenter: folder.harness.presenter, options: options).choose() else {
      Issue.record("a list plays nothing")
      return
    }
    #expect(status == .malformedInput)
    #expect(folder.harness.unwrapped.contains("2.md:1: Another lesson has the id \"a\" already."))
    #expect(folder.harness.unwrapped.contains("3.md:6: <b> is HTML to Markdown."))
  }

  @Test("faults of one file are told in the order of its lines")
  func order() throws {
    let folder = try CheckedFolder([
      "a.md": lessonHead + "## one: One\n" + Self.ask.replacing("250", with: "500")
        + "- If: `354` x\n"
    ])
    #expect(folder.check("a.md") == .malformedInput)
    #expect(folder.faults.map { $0.prefix(8) } == ["a.md:8: ", "a.md:10:"])
  }

  // MARK: Files

  @Test("a file of 100 MB is refused, and not read whole")
  func large() throws {
    let folder = try CheckedFolder(["a.md": lessonExample])
    for name in ["a.md", "glossary.md"] {
      try folder.write("", to: name)
      #expect(truncate(folder.file(name), 100 << 20) == 0)
    }
    #expect(folder.check() == .malformedInput)
    #expect(
      folder.faults == [
        "a.md:1: A lesson has at most 64 KB. Make two of it.", "glossary.md:1: A glossary has at most 64 KB.",
      ])
    #expect(try Course.read(folder.file("a.md")).count == Lesson.sizeLimit + 1)
  }

  @Test("a file that is not there ends the check with its name and the reason; a folder is looked into")
  func unreadable() throws {
    let folder = try CheckedFolder(["a.md": lessonExample])
    try FileManager.default.createDirectory(atPath: folder.file("b.md"), withIntermediateDirectories: false)
    #expect(folder.check("none.md") == .cannotRead)
    #expect(folder.harness.unwrapped.contains("There is no file \(folder.file("none.md"))."))
    #expect(folder.check("b.md") == .malformedInput, "a folder without lessons, whatever its name")
    #expect(folder.harness.unwrapped.contains("There is no lesson here:"))
    #expect(folder.check() == .ok, "a folder with the name of a lesson is none")
    try FileManager.default.createSymbolicLink(atPath: folder.file("c.md"), withDestinationPath: "/none")
    #expect(folder.check() == .cannotRead)
    #expect(folder.harness.unwrapped.contains("There is no file \(folder.file("c.md"))."))
  }

  @Test("a folder without lessons has nothing to check, and one that is not there cannot be read")
  func empty() throws {
    let folder = try CheckedFolder(["README.md": "x", "glossary.md": "x", ".hidden.md": "x", "a.smtp": "x"])
    #expect(folder.check() == .malformedInput)
    #expect(
      folder.harness.unwrapped.contains(
        "There is no lesson here: a lesson is a file whose name ends in "
          + ".md."))
    #expect(CourseCheck(presenter: folder.harness.presenter).run([], folder.file("none")) == .cannotRead)
    #expect(folder.harness.unwrapped.contains("There is no file \(folder.file("none"))."))
    #expect(CourseCheck(presenter: folder.harness.presenter).run([], folder.file("README.md")) == .cannotRead)
  }

  @Test("a course is the lessons of its folder in the order of their names, found by id, number or beginning")
  func course() throws {
    let folder = try CheckedFolder([
      "10.md": Self.lesson("ten", "## one: One\nx"), "2.md": Self.lesson("two", "## one: One\nx"),
      "3.md": "broken", "glossary.md": Self.glossary, "Readme.md": "x",
    ])
    for path in [folder.path, folder.path + "/"] {
      let course = try Course(folder: path)
      #expect(course.entries.map { $0.path.split(separator: "/").last } == ["10.md", "2.md", "3.md"])
      #expect(course.lessons.map(\.id) == ["ten", "two"])
      #expect(course.glossary.terms.count == 2)
    }
    let course = try Course(folder: folder.path)
    #expect(course.lesson(named: "two")?.id == "two")
    #expect(course.lesson(named: "10")?.id == "ten")
    #expect(course.lesson(named: "2")?.id == "two")
    #expect(course.lesson(named: "te")?.id == "ten")
    for name in ["t", "0", "1", "3", "-1", "", "three"] { #expect(course.lesson(named: name) == nil, "\(name)") }
  }
}
