import Lessons
import TestSupport
import Testing

@testable import Events
@testable import Learning

/// The cases that came with the program, as a list and by name.
@MainActor @Suite("Cases to solve") struct CasesTests {
  private static var cases: [Lesson] { Course.cases.lessons }

  @Test("there are at least twelve, each well formed, in the world, with a ticket and two questions")
  func form() {
    for entry in Course.cases.entries { #expect(entry.faults.isEmpty, "\(entry.path)") }
    #expect(Self.cases.count >= 12)
    for lesson in Self.cases {
      #expect(lesson.isCase && lesson.isInWorld, "\(lesson.id)")
      #expect(lesson.steps.map(\.id) == ["ticket", "culprit", "who"], "\(lesson.id)")
      #expect(!lesson.steps[1].expertLines.isEmpty, "\(lesson.id)")
      for step in lesson.steps.dropFirst() {
        guard case .quiz(let quiz) = step.exercise else {
          Issue.record("\(lesson.id)/\(step.id) is no quiz")
          continue
        }
        #expect(quiz.choices.count >= 3 && quiz.rightCount == 1, "\(lesson.id)/\(step.id)")
      }
    }
  }

  @Test("no case has the name of a lesson, nor two the same")
  func names() {
    let ids = (Course.builtIn.lessons + Self.cases).map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(!Course.builtIn.lessons.contains { $0.isCase })
  }

  @Test("a case is found by its name, the beginning of it, or its number")
  func found() {
    #expect(Course.cases.lesson(named: "gateway")?.id == "gateway")
    #expect(Course.cases.lesson(named: "gate")?.id == "gateway")
    #expect(Course.cases.lesson(named: "2")?.id == "gateway")
    #expect(Course.cases.lesson(named: "conversation") == nil)
  }
}
