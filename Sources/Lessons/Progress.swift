import Octets
import SMTP

/// What a learner has done, as lines that are only ever added: two programs may write at once, and a line that was cut
/// off by the end of the machine is skipped.
///
///     done conversation greeting 2026-11-23T10:00:00Z
///     at conversation hello 2026-11-23T10:00:00Z
package struct Progress: Equatable, Sendable {
  package enum Event: Equatable, Sendable {
    /// The learner came to a step.
    case at(step: String)
    case done(step: String)
    case skipped(step: String)
    /// The lesson begins again.
    case reset
  }

  /// What is known of one lesson.
  package struct OfLesson: Equatable, Sendable {
    package fileprivate(set) var done: Set<String> = []
    package fileprivate(set) var skipped: Set<String> = []
    /// The step the learner came to last.
    package fileprivate(set) var place: String?
    /// When something was done last; an RFC 3339 date and time.
    package fileprivate(set) var last = ""
  }

  private var lessons: [String: OfLesson] = [:]

  package init() {}

  /// - Parameter text: the lines of the file.
  package init(parsing text: [UInt8]) {
    for line in text.split(separator: ASCII.lineFeed) {
      let words = line.split(separator: ASCII.space).map { String(decoding: $0, as: UTF8.self) }
      guard words.count == 4, words.dropLast().allSatisfy({ Identifier.isWellFormed($0) || $0 == "-" }),
        let event = Self.event(words[0], words[2])
      else { continue }
      note(event, lesson: words[1], date: words[3])
    }
  }

  private static func event(_ word: String, _ step: String) -> Event? {
    switch word {
    case "at": .at(step: step)
    case "done": .done(step: step)
    case "skipped": .skipped(step: step)
    case "reset": .reset
    default: nil
    }
  }

  package mutating func note(_ event: Event, lesson: String, date: String) {
    var state = lessons[lesson] ?? OfLesson()
    switch event {
    case .at(let step): state.place = step
    case .done(let step):
      state.done.insert(step)
      state.skipped.remove(step)
    case .skipped(let step): if !state.done.contains(step) { state.skipped.insert(step) }
    case .reset: state = OfLesson()
    }
    state.last = date
    lessons[lesson] = state
  }

  package func of(_ lesson: String) -> OfLesson { lessons[lesson] ?? OfLesson() }

  /// The line that keeps an event, without its line end.
  package static func line(_ event: Event, lesson: String, date: String) -> String {
    switch event {
    case .at(let step): "at \(lesson) \(step) \(date)"
    case .done(let step): "done \(lesson) \(step) \(date)"
    case .skipped(let step): "skipped \(lesson) \(step) \(date)"
    case .reset: "reset \(lesson) - \(date)"
    }
  }
}

extension Progress.OfLesson {
  /// How many steps of the lesson are behind the learner, done or skipped.
  package func passed(of lesson: Lesson) -> Int {
    lesson.steps.count { !isOpen($0) }
  }

  package func isFinished(_ lesson: Lesson) -> Bool { passed(of: lesson) == lesson.steps.count }

  /// The step to go on with: where the learner was, or the first that is not done.
  package func next(in lesson: Lesson) -> Int {
    let start = lesson.steps.firstIndex { $0.id == place } ?? 0
    return lesson.steps.indices.first { $0 >= start && isOpen(lesson.steps[$0]) }
      ?? lesson.steps.firstIndex(where: isOpen) ?? 0
  }

  private func isOpen(_ step: Lesson.Step) -> Bool { state(of: step) == .open }

  package enum State: String, Sendable {
    case done, skipped, open
  }

  package func state(of step: Lesson.Step) -> State {
    done.contains(step.id) ? .done : skipped.contains(step.id) ? .skipped : .open
  }
}
