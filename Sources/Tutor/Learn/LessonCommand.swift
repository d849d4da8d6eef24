/// A line for the lesson itself.
enum LessonCommand: String, CaseIterable {
  case hint, skip, back, `repeat`, steps, reset, leave

  /// Nil for any other line.
  init?(_ line: [UInt8]) {
    let text = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard let first = text.first, first.hasPrefix(":") else { return nil }
    self.init(rawValue: first.dropFirst().lowercased())
  }

  static let help = """
    In a lesson:
      :hint    a hint, then the next, then the answer
      :repeat  the step once more, with all hints given
      :skip    go on without doing this step
      :back    to the step before
      :steps   all steps, and which are done
      :reset   bring the conversation back to where this step begins
      :leave   leave; smtp-tutor learn goes on here
    Everything else works here too: :help all lists it, :help WORD explains.
    """
}
