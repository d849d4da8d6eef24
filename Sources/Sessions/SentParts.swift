import SMTP

/// What this side sent on a connection, as the numbered parts of a script: each has what it sends, a line or a message,
/// and the replies that are expected.
struct SentParts {
  struct Part {
    var steps: [Transcript.Step]

    var sent: Transcript.Step.Send? { steps.first?.send }

    var verb: Verb? { steps.first?.verb }

    /// In one line, as a list has it.
    var title: String {
      switch sent {
      case .line(let line): "\(line)"
      case .message(let lines): "(a message, \(lines.count) \(lines.count == 1 ? "line" : "lines"))"
      case .raw(let octets): "\(Transcript.Entry.clientRaw(octets))"
      case .close: "(the connection was closed here)"
      case nil: ""
      }
    }
  }

  /// What was heard before anything was sent.
  private(set) var greeting: [Transcript.Step] = []
  private(set) var parts: [Part] = []

  /// Lines that the server said unasked are left out: another time it may not.
  init(_ transcript: Transcript) {
    for step in transcript.steps where !step.isUnasked || parts.isEmpty {
      if step.send != nil {
        parts.append(Part(steps: [step]))
      } else if parts.isEmpty {
        greeting.append(step)
      } else {
        parts[parts.count - 1].steps.append(step)
      }
    }
  }

  /// The parts of these numbers, from 1, as a script; the greeting begins one that has the first.
  func script(_ numbers: ClosedRange<Int>) -> Transcript {
    let chosen = parts[(numbers.lowerBound - 1)..<min(numbers.upperBound, parts.count)]
    let steps = (numbers.lowerBound == 1 ? greeting : []) + chosen.flatMap(\.steps)
    return Transcript(steps.flatMap(\.entries))
  }
}

extension Transcript.Step {
  /// The step as it is written down.
  fileprivate var entries: [Transcript.Entry] {
    var entries = notes.map { Transcript.Entry.note($0) }
    switch send {
    case .line(let line): entries.append(.client(line))
    case .message(let lines): entries += lines.map { .client($0) }
    case .raw(let octets): entries.append(.clientRaw(octets))
    case .close: entries.append(.close(by: .client))
    case nil: break
    }
    entries += expect.map { .server($0) }
    switch expectedEnd {
    case .close: entries.append(.close(by: .server))
    case .reset: entries.append(.reset(by: .server))
    case nil: break
    }
    return entries
  }
}
