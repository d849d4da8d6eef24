/// What a step took. Nothing of it says what was typed.
package struct Effort: Equatable, Sendable {
  /// Wrong answers, or messages that did not do it.
  package var misses = 0
  package var hints = 0
  package var seconds = 0
  /// Lines that were typed for the server.
  package var lines = 0
  /// Messages that were delivered.
  package var messages = 0

  package init(misses: Int = 0, hints: Int = 0, seconds: Int = 0, lines: Int = 0, messages: Int = 0) {
    (self.misses, self.hints, self.seconds, self.lines, self.messages) = (misses, hints, seconds, lines, messages)
  }

  /// As a line of the progress file has it; nil for anything else.
  init?(words: [String]) {
    let numbers = words.compactMap { word in word.utf8.count <= 9 ? Int(word).flatMap { $0 >= 0 ? $0 : nil } : nil }
    guard numbers.count == 5, words.count == 5 else { return nil }
    self.init(
      misses: numbers[0], hints: numbers[1], seconds: numbers[2], lines: numbers[3], messages: numbers[4])
  }

  var line: String { "\(misses) \(hints) \(seconds) \(lines) \(messages)" }

  package static func += (sum: inout Effort, more: Effort) {
    sum = Effort(
      misses: sum.misses + more.misses, hints: sum.hints + more.hints, seconds: sum.seconds + more.seconds,
      lines: sum.lines + more.lines, messages: sum.messages + more.messages)
  }
}
