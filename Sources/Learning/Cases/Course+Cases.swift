import Files
import Lessons

/// The cases to solve, as a course of their own: each is a lesson without teaching.
extension Course {
  /// Those that came with the program.
  static var cases: Course {
    Course(entries: BuiltInFiles.cases.map { Entry(path: "lessons/cases/\($0.name)", bytes: $0.bytes) })
  }

  /// What they are called.
  package static var caseTitles: [(id: String, title: String)] { cases.lessons.map { ($0.id, $0.title) } }

  /// One case drawn by chance.
  static func drawnCase(seed: Int) -> Course {
    let text = CaseText(drawing: CaseDrawing(seed: seed))
    return Course(entries: [Entry(path: "case \(seed)", bytes: Array(text.markdown.utf8))])
  }
}
