internal import Terminal

/// Where lines come from: a person at a terminal, or an input that is none.
@MainActor struct LineSource {
  enum Origin {
    case editor(LineEditor)
    case input(LineInput)
  }

  enum Reading {
    case line([UInt8])
    case end
    case interrupt
    case terminated
    /// What was asked is no question any more.
    case pointless
  }

  let origin: Origin
  let session: Session

  /// The next line. What the server says meanwhile is shown; a prompt is shown only to a person.
  /// - Parameter asksOnlyConnected: whether the question ends with the connection.
  func next(
    prompt: String, kind: InputKind = .command, asksOnlyConnected: Bool = false
  ) async -> Reading {
    session.presenter.flush()
    switch origin {
    case .editor(let editor): editor.begin(prompt: prompt, kind: kind)
    case .input(let input):
      Task { [events = session.events] in events.post(.input(await input.next())) }
    }
    while true {
      switch await session.events.next() {
      case .editor(.line(let line)): return .line(line)
      case .editor(.endOfInput), .input(nil): return .end
      case .editor(.interrupt): return .interrupt
      case .editor(.terminate): return .terminated
      case .input(let line?):
        if line.overflow > 0 {
          session.presenter.warn(
            "This line is longer than \(Words.count(line.bytes.count, "octet")): its last "
              + "\(Words.count(line.overflow, "octet")) were cut off.")
        }
        return .line(line.bytes)
      case let event:
        session.take(event)
        session.presenter.flush()
        if asksOnlyConnected, !session.isConnected { return .pointless }
      }
    }
  }
}
