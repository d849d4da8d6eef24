import Octets
import SMTP

/// What a learner has done, as lines that are only ever added: two programs may write at once, and a line that was cut
/// off by the end of the machine is skipped.
///
///     at conversation hello 2026-11-23T10:00:00Z
///     done conversation hello 2026-11-23T10:00:30Z 2 1 30 3 0
package struct Progress: Equatable, Sendable {
  package enum Event: Equatable, Sendable {
    /// The learner came to a step.
    case at(step: String)
    case done(step: String, Effort = Effort())
    case skipped(step: String)
    /// The lesson begins again.
    case reset
  }

  /// What is known of one lesson.
  package struct OfLesson: Equatable, Sendable {
    package fileprivate(set) var done: Set<String> = []
    package fileprivate(set) var skipped: Set<String> = []
    /// What the steps took that were done, each time together.
    package fileprivate(set) var efforts: [String: Effort] = [:]
    /// The step the learner came to last.
    package fileprivate(set) var place: String?
    /// When something was done last; an RFC 3339 date and time.
    package fileprivate(set) var last = ""
  }

  private var lessons: [String: OfLesson] = [:]
  /// The lesson in which something was done last.
  package private(set) var lastLesson: String?
  /// When that was.
  package private(set) var lastDate = ""
  /// Lines of the file that this program cannot read.
  package private(set) var unreadable = 0

  package init() {}

  /// - Parameter text: the lines of the file.
  package init(parsing text: [UInt8]) {
    for line in text.split(separator: ASCII.lineFeed) {
      if let (event, lesson, date) = Self.parse(line) {
        note(event, lesson: lesson, date: date)
      } else {
        unreadable += 1
      }
    }
  }

  private static func parse(_ line: ArraySlice<UInt8>) -> (Event, lesson: String, date: String)? {
    let words = line.split(separator: ASCII.space).map { String(decoding: $0, as: UTF8.self) }
    guard words.count >= 4, words.prefix(3).allSatisfy({ Identifier.isWellFormed($0) || $0 == "-" }),
      let event = event(words[0], step: words[2], Array(words.dropFirst(4)))
    else { return nil }
    return (event, words[1], words[3])
  }

  private static func event(_ word: String, step: String, _ rest: [String]) -> Event? {
    if word == "done", let effort = Effort(words: rest) { return .done(step: step, effort) }
    guard rest.isEmpty else { return nil }
    return switch word {
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
    case .done(let step, let effort):
      state.done.insert(step)
      state.skipped.remove(step)
      state.efforts[step, default: Effort()] += effort
    case .skipped(let step): if !state.done.contains(step) { state.skipped.insert(step) }
    case .reset: state = OfLesson()
    }
    state.last = date
    lessons[lesson] = state
    (lastLesson, lastDate) = (lesson, date)
  }

  package func of(_ lesson: String) -> OfLesson { lessons[lesson] ?? OfLesson() }

  /// The line that keeps an event, without its line end.
  package static func line(_ event: Event, lesson: String, date: String) -> String {
    switch event {
    case .at(let step): "at \(lesson) \(step) \(date)"
    case .done(let step, let effort):
      "done \(lesson) \(step) \(date)\(effort == Effort() ? "" : " \(effort.line)")"
    case .skipped(let step): "skipped \(lesson) \(step) \(date)"
    case .reset: "reset \(lesson) - \(date)"
    }
  }
}

extension Progress.OfLesson {
  /// How many steps of the lesson are done.
  package func doneCount(of lesson: Lesson) -> Int { lesson.steps.count { state(of: $0) == .done } }

  package func skippedCount(of lesson: Lesson) -> Int { lesson.steps.count { state(of: $0) == .skipped } }

  /// Whether every step is done. One that was skipped is not.
  package func isDone(_ lesson: Lesson) -> Bool { doneCount(of: lesson) == lesson.steps.count }

  /// Whether the learner came to its end, steps skipped included.
  package func isPassed(_ lesson: Lesson) -> Bool { !lesson.steps.contains { state(of: $0) == .open } }

  /// The step to go on with: where the learner was, or the first that is open, or the first that was skipped.
  package func next(in lesson: Lesson) -> Int {
    let steps = lesson.steps
    let start = steps.firstIndex { $0.id == place } ?? 0
    return steps.indices.first { $0 >= start && state(of: steps[$0]) == .open }
      ?? steps.firstIndex { state(of: $0) == .open } ?? steps.firstIndex { state(of: $0) == .skipped } ?? 0
  }

  package enum State: String, Sendable {
    case done, skipped, open
  }

  package func state(of step: Lesson.Step) -> State {
    done.contains(step.id) ? .done : skipped.contains(step.id) ? .skipped : .open
  }
}
