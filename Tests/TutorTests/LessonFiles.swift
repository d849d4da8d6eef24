import SMTP
import TestSupport

@testable import Events
@testable import Learning
@testable import Lessons

/// The head that each lesson here has; the first step below it begins in line 5.
let lessonHead = "# Title\n- Id: some-name\n- Time: 8 minutes\n\n"

/// A step that says hello, in lines 5 to 9 when it is the first; the next one begins in line 11.
let helloStep = "## hello: Hello\n- Ask: Do.\n- Hint: Try.\n- Answer: `HELO client.test`\n- Expect: 250\n\n"

/// Steps up to the 354, in lines 5 to 27; the next one begins in line 29.
let dataSteps =
  helloStep
  + [("mail", "MAIL FROM:<ann@client.test>", 250), ("rcpt", "RCPT TO:<bob@christian.net>", 250), ("data", "DATA", 354)]
  .map { "## \($0): Step\n- Ask: Do.\n- Hint: Try.\n- Answer: `\($1)`\n- Expect: \($2)\n\n" }.joined()

func lesson(_ steps: String) throws -> Lesson {
  let (lesson, faults) = LessonReader.read(octets(lessonHead + steps))
  guard let lesson else { throw PeerError("this is no lesson: \(faults)") }
  return lesson
}

/// The example of lessons/README.md.
let lessonExample: String = {
  let file = contents(of: Project.path("lessons/README.md")) ?? ""
  let behind = file.split(separator: "````markdown\n", maxSplits: 1).last ?? ""
  return String(behind.split(separator: "````", maxSplits: 1).first ?? "")
}()

/// All examples of lessons/README.md.
let lessonExamples: [String] = {
  let file = contents(of: Project.path("lessons/README.md")) ?? ""
  return file.split(separator: "````markdown\n").dropFirst().map { part in
    String(part.split(separator: "````", maxSplits: 1).first ?? "")
  }
}()

/// A folder of lessons, and what `learn --check` says of them.
@MainActor struct CheckedFolder {
  let harness: SessionHarness
  private let folder: TemporaryFolder

  init(_ files: [String: String]) throws {
    harness = try SessionHarness(level: .off)
    folder = try TemporaryFolder("smtp-tutor-lessons")
    for (name, text) in files { try folder.write(text, to: name) }
  }

  var path: String { folder.path }

  func write(_ text: String, to name: String) throws { try folder.write(text, to: name) }

  func file(_ name: String) -> String { folder.file(name) }

  /// Checks files of the folder, or all of it.
  func check(_ names: String...) -> ExitStatus {
    let check = CourseCheck(presenter: harness.presenter)
    return names.isEmpty ? check.run([], folder.path) : check.run(names.map(folder.file), nil)
  }

  /// The faults that were shown, without the folder: `a.md:5: words`.
  var faults: [String] {
    harness.lines.compactMap { $0.hasPrefix(folder.path) ? String($0.dropFirst(folder.path.count + 1)) : nil }
  }
}
