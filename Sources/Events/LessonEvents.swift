package import Terminal

/// A lesson in the list, for programs.
package struct LessonFacts: Equatable {
  let number: Int
  let id: String
  let title: String
  let minutes: Int
  let steps: Int
  let done: Int
  let skipped: Int

  package init(number: Int, id: String, title: String, minutes: Int, steps: Int, done: Int, skipped: Int) {
    self.number = number
    self.id = id
    self.title = title
    self.minutes = minutes
    self.steps = steps
    self.done = done
    self.skipped = skipped
  }
}

/// A line of a lesson, laid out.
package struct PageLine: Equatable {
  package let text: String
  package let role: Role

  package init(text: String, role: Role) {
    self.text = text
    self.role = role
  }
}
