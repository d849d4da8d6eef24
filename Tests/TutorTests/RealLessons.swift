import Testing

@testable import Learning
@testable import Lessons

/// The lessons that come with the program, and the cases.
enum RealLessons {
  static let course = Course.builtIn
  static let cases = Course.cases
  static let all = course.lessons + cases.lessons

  static func course(of lesson: Lesson) -> Course { lesson.isCase ? cases : course }
}

extension Lesson.Step {
  /// What somebody types who does it as the lesson has it.
  func rightLines(in lesson: Lesson) -> [String] {
    switch exercise {
    case .reading: [""]
    case .quiz:
      [
        lesson.shownChoices(of: self).enumerated().filter { $1.isRight }.map { "\($0.offset + 1)" }.joined(
          separator: " ")
      ]
    case .question(let question): [question.answers[0].text]
    case .ask(let ask): ask.answers[0].lines
    case .task(let task): task.solution
    }
  }
}

extension Lesson: CustomTestStringConvertible {
  public var testDescription: String { id }
}
