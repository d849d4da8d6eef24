import Octets

/// What a script wants of a reply: its code, or only what the first digit of the code says. A test that a server refuses
/// is written `S: 5yz`, as RFC 5321 names such replies: whether it says 550 or 554 does not matter to it.
package enum ExpectedReply: Equatable, Sendable {
  case code(ReplyCode)
  /// `2yz`, `4yz`, `5yz`.
  case kind(ReplyCode.Kind)

  /// The kinds that can be wanted, and a code of each to read the rest of a script by: whether a message follows is
  /// known only where a 354 is.
  private static let kinds: [(digits: String, kind: ReplyCode.Kind, code: String)] = [
    ("2yz", .completion, "250"), ("4yz", .transientFailure, "450"), ("5yz", .permanentFailure, "550"),
  ]

  /// Nil for a line that is not one of a reply.
  init?(line: Template) {
    if let kind = Self.kind(of: line) {
      self = .kind(kind.kind)
    } else if let code = line.replyLine?.code {
      self = .code(code)
    } else {
      return nil
    }
  }

  package func matches(_ code: ReplyCode) -> Bool {
    switch self {
    case .code(let wanted): wanted == code
    case .kind(let kind): kind == code.kind
    }
  }

  /// Whether it is a 4yz or 5yz.
  package var wantsRefusal: Bool {
    switch self {
    case .code(let code): code.isFailure
    case .kind(let kind): kind == .transientFailure || kind == .permanentFailure
    }
  }

  /// The line with a code in place of the kind, for whoever reads replies.
  static func withCode(_ line: Template) -> Template {
    guard let kind = kind(of: line), case .octets(let octets)? = line.segments.first else { return line }
    return Template(segments: [.octets(Array(kind.code.utf8) + octets.dropFirst(3))] + line.segments.dropFirst())
  }

  private static func kind(of line: Template) -> (digits: String, kind: ReplyCode.Kind, code: String)? {
    guard case .octets(let octets)? = line.segments.first else { return nil }
    let isWhole = octets.count > 3 ? [ASCII.space, ASCII.hyphen].contains(octets[3]) : line.segments.count == 1
    guard isWhole else { return nil }
    return kinds.first { octets.starts(with: $0.digits.utf8) }
  }
}
