import Octets

/// Watches the lines of a message go out, for what can be said about its form at the dot: headers come first, then an
/// empty line, then the text (RFC 5322, section 2.1). It knows nothing of what the headers say.
struct MessageShape: Equatable, Sendable {
  private enum State: Equatable {
    case beginning
    case headers
    /// The first line was no header.
    case headless
    /// A line that is no header followed one, with no empty line between.
    case joined
    /// Nothing to be said.
    case fine
  }

  private var state = State.beginning

  /// Part of the message was not seen line by line: nothing will be said.
  static var unknown: MessageShape {
    var shape = MessageShape()
    shape.state = .fine
    return shape
  }

  /// - Parameter line: a line of the message as it was typed, without its line ending; not the dot that ends it.
  mutating func note(_ line: [UInt8]) {
    guard state == .beginning || state == .headers else { return }
    let isFirst = state == .beginning
    if line.isEmpty {
      state = .fine
    } else if HeaderField(line) != nil || (!isFirst && line[0].isBlank) {
      state = .headers
    } else {
      state = isFirst ? .headless : .joined
    }
  }

  /// What there is to say when the dot goes out.
  var ending: [LineWarning] {
    switch state {
    case .headless: [.noHeaders]
    case .joined: [.emptyLineForgotten]
    case .beginning, .headers, .fine: []
    }
  }
}
