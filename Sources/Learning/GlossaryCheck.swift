import Lessons

/// Holds a course to its glossary: no term is used before the step that teaches it.
struct GlossaryCheck {
  private let course: Course
  /// The place of each step in the course; the introduction of a lesson comes before its first step.
  private var order: [String: Int] = [:]

  init(_ course: Course) {
    self.course = course
    var place = 0
    for lesson in course.lessons {
      place += 1
      for step in lesson.steps {
        order["\(lesson.id)/\(step.id)"] = place
        place += 1
      }
    }
  }

  /// What is wrong with the glossary itself.
  var faults: [LessonFault] {
    course.glossary.terms.compactMap { term in
      guard let lesson = course.lessons.first(where: { $0.id == term.lesson }),
        let step = lesson.steps.first(where: { $0.id == term.step })
      else { return LessonFault(term.line, "There is no step \(term.lesson)/\(term.step).") }
      let written = step.spoken.map(\.text) + step.prose.flatMap(\.written)
      let isUsed = written.contains { course.glossary.mentions(term, in: $0) }
      let name = term.forms.first ?? ""
      return isUsed
        ? nil : LessonFault(term.line, "The step \(term.lesson)/\(term.step) does not use the term \"\(name)\".")
    }
  }

  /// The terms that a lesson of the course uses too early.
  func faults(of lesson: Lesson) -> [LessonFault] {
    guard let start = lesson.steps.first.flatMap({ order["\(lesson.id)/\($0.id)"] }) else { return [] }
    var faults = early(lesson.spoken, at: start - 1)
    for step in lesson.steps { faults += early(step.spoken, at: order["\(lesson.id)/\(step.id)"] ?? start) }
    return faults
  }

  private func early(_ spoken: [Lesson.Words], at place: Int) -> [LessonFault] {
    spoken.flatMap { words in
      course.glossary.used(in: words.text).compactMap { term, form in
        guard let taught = order["\(term.lesson)/\(term.step)"], taught > place else { return nil }
        return LessonFault(
          words.line,
          "\"\(form)\" is used before \(term.lesson)/\(term.step) teaches it. Say it in other words, or teach it sooner."
        )
      }
    }
  }
}

extension Lesson {
  /// Its words before the first step.
  fileprivate var spoken: [Words] {
    [Words(title, line: 1)] + introduction.flatMap { prose in prose.spoken.map { Words($0, line: prose.line) } }
  }
}

extension Lesson.Step {
  /// All its words, in the order in which a learner may meet them.
  fileprivate var spoken: [Lesson.Words] {
    var words = [Lesson.Words(title, line: line)]
    words += prose.flatMap { prose in prose.spoken.map { Lesson.Words($0, line: prose.line) } }
    switch exercise {
    case .reading: break
    case .ask(let ask):
      words += [ask.words] + ask.wrongs.map(\.words) + ask.branches.map(\.words) + ask.prohibitions.map(\.words)
    case .task(let task): words += [task.words] + task.branches.map(\.words) + task.prohibitions.map(\.words)
    case .question(let question): words += [question.words] + question.wrongs.map(\.words)
    case .quiz(let quiz):
      for choice in quiz.choices { words += [Lesson.Words(choice.label, line: choice.words.line), choice.words] }
    }
    return words + hints + closing
  }
}
