import Lessons
import TestSupport
import Testing

/// The example that lessons/README.md gives to whoever writes a lesson.
enum Example {
  static let text: String = {
    let file = contents(of: Project.path("lessons/README.md")) ?? ""
    let behind = file.split(separator: "````markdown\n", maxSplits: 1).last ?? ""
    return String(behind.split(separator: "````", maxSplits: 1).first ?? "")
  }()

  static let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

func octets(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The head that each lesson has; the first step below it begins in line 5.
let head = "# Title\n- Id: some-name\n- Time: 8 minutes\n\n"

/// Reads a lesson of one step; its title stands in line 5.
func read(step: String) -> (lesson: Lesson?, faults: [LessonFault]) {
  LessonReader.read(octets("\(head)## one: One\n\(step)\n"))
}

/// The one Ask of a lesson that has these bullets.
func ask(_ bullets: String...) throws -> Lesson.Ask {
  let (lesson, faults) = read(step: (["- Ask: Do it.", "- Hint: Try."] + bullets).joined(separator: "\n"))
  #expect(faults == [])
  guard case .ask(let ask) = try #require(lesson).steps[0].exercise else { throw PeerError("this is no Ask") }
  return ask
}

/// The one Task of a lesson that has these bullets.
func task(_ bullets: String...) throws -> Lesson.Task {
  let bullets = ["- Task: Do it.", "- Hint: Try."] + bullets + ["- Solution:\n  ```\n  NOOP\n  ```"]
  let (lesson, faults) = read(step: bullets.joined(separator: "\n"))
  #expect(faults == [])
  guard case .task(let task) = try #require(lesson).steps[0].exercise else { throw PeerError("this is no Task") }
  return task
}
