import TestSupport
import Testing

@testable import Learning
@testable import Lessons

/// The table of lessons/README.md that says where the course teaches, practises and asks each point of the tutorial.
@Suite("The table of the 18 teachings")
struct TeachingsTableTests {
  /// A row: its number, and the steps of its three cells, each as `lesson/step`.
  private static func rows() throws -> [(number: Int, cells: [[String]])] {
    let page = try #require(contents(of: Project.path("lessons/README.md")))
    return page.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingPrefix { $0 == " " } }
      guard line.hasPrefix("| "), cells.count == 5, let number = Int(cells[0].prefix { $0.isNumber }) else {
        return nil
      }
      return (number, cells[2...].map { $0.matches(of: #/`([a-z0-9-]+/[a-z0-9-]+)`/#).map { String($0.1) } })
    }
  }

  private static let steps = Dictionary(
    Course.builtIn.lessons.flatMap { lesson in lesson.steps.map { ("\(lesson.id)/\($0.id)", $0) } }
  ) { first, _ in first }

  @Test("each of the 18 is taught, practised and asked in steps that exist")
  func complete() throws {
    let rows = try Self.rows()
    #expect(rows.map(\.number) == Array(1...18))
    for (number, cells) in rows {
      for (name, cell) in zip(["taught", "practised", "asked"], cells) {
        #expect(!cell.isEmpty, "\(number) \(name)")
        for step in cell where Self.steps[step] == nil { Issue.record("\(number): there is no step \(step)") }
      }
    }
  }

  @Test("what is practised is typed to a server or to the tutor, and what is asked is a quiz or a Question")
  func kinds() throws {
    for (number, cells) in try Self.rows() {
      for step in cells[1].compactMap({ Self.steps[$0] }) {
        #expect(step.isPractice, "\(number): \(step.id)")
      }
      for step in cells[2].compactMap({ Self.steps[$0] }) {
        #expect(step.isAsking, "\(number): \(step.id)")
      }
    }
  }
}

extension Lesson.Step {
  fileprivate var isPractice: Bool {
    switch exercise {
    case .ask, .task: true
    case .quiz, .question, .reading: false
    }
  }

  fileprivate var isAsking: Bool {
    switch exercise {
    case .quiz, .question: true
    case .ask, .task, .reading: false
    }
  }
}
