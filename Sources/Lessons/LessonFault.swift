/// What is wrong with a lesson, and where.
package struct LessonFault: Error, Equatable, Sendable {
  /// From 1.
  package let line: Int
  /// What is wrong and what to do about it: a sentence or two.
  package let words: String

  package init(_ line: Int, _ words: String) {
    self.line = line
    self.words = words
  }
}
