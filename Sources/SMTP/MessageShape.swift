import Octets

/// Watches the lines of a message go out, for what can be said about its form at the dot: headers come first, then an
/// empty line, then the text (RFC 5322, section 2.1). It knows nothing of what the headers say.
struct MessageShape: Equatable, Sendable {
  private enum State: Equatable {
    case beginning
    case headers
    /// The first line was no header.
    case headless
    /// A line that is no header followed one, with no empty line between: its number, counted from 1, and its beginning.
    case joined(Int, String)
    /// Nothing to be said.
    case fine
  }

  /// Octets of a line that are kept, to name it.
  private static let keptOctets = 64

  private var state = State.beginning
  private var lines = 0

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
    lines += 1
    if line.isEmpty {
      state = .fine
    } else if HeaderField(line) != nil || (!isFirst && line[0].isBlank) {
      state = .headers
    } else {
      state = isFirst ? .headless : .joined(lines, String(decoding: line.prefix(Self.keptOctets), as: UTF8.self))
    }
  }

  /// What there is to say when the dot goes out.
  var ending: [LineWarning] {
    switch state {
    case .headless: [.noHeaders]
    case .joined(let number, let line): [.emptyLineForgotten(number: number, line: line)]
    case .beginning, .headers, .fine: []
    }
  }
}
