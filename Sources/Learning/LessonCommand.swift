/// A line for the lesson itself, in the order in which its help lists them. It takes no argument, and works only in a
/// lesson.
package enum LessonCommand: String, CaseIterable {
  case hint, `repeat`, skip, back, steps, reset, leave

  /// Nil for any other line.
  init?(_ line: [UInt8]) {
    let text = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard let first = text.first, first.hasPrefix(":") else { return nil }
    self.init(rawValue: first.dropFirst().lowercased())
  }

  /// What somebody means who types one without its colon, as it has to be typed; nil for any other line.
  static func withoutColon(_ line: [UInt8]) -> String? {
    let word = String(decoding: line, as: UTF8.self).split(separator: " ").joined(separator: " ")
    return switch word {
    case "help": ":help"
    case "quit", "exit": ":leave"
    default: LessonCommand(rawValue: word).map { ":\($0.rawValue)" }
    }
  }

  /// What it does, for the help.
  private var words: String {
    switch self {
    case .hint: "a hint, then the next, then the answer"
    case .repeat: "the step once more, with all hints given"
    case .skip: "see the answer, and go on without doing this step"
    case .back: "to the step before"
    case .steps: "all steps, and which are done"
    case .reset: "go back to the start of this step"
    case .leave: "leave the lesson; what you have done is kept"
    }
  }

  static var help: [String] {
    ["In a lesson:"]
      + allCases.map { "  :\($0.rawValue)\(String(repeating: " ", count: 8 - $0.rawValue.count))\($0.words)" }
      + ["Everything else works here too: :help all lists it, :help WORD explains."]
  }
}
