internal import SMTP

/// Lines that wait to be sent together. Knows which of them are text of a message, and which must not be shown.
struct Hold {
  struct Line: Equatable {
    enum Kind { case command, text }

    let bytes: [UInt8]
    let kind: Kind
    let isSecret: Bool

    var verb: Verb? { kind == .command ? Verb(of: bytes) : nil }

    /// The line as it may be shown.
    var shown: [UInt8] {
      guard isSecret else { return bytes }
      let kind: Request.Kind = verb == .auth ? .command(.auth) : .authResponse
      return Secrets.masked(Request(kind: kind, line: bytes))
    }

    var template: Template {
      guard isSecret else { return Template(bytes) }
      let kind: Request.Kind = verb == .auth ? .command(.auth) : .authResponse
      return Secrets.template(Request(kind: kind, line: bytes))
    }
  }

  /// Octets that are held at most: whoever has more to send has a file.
  static let limit = 1 << 20
  /// What may only be the last of its group (RFC 2920, section 3.1; RFC 3207, section 4; RFC 4954, section 4).
  static let lastOnly: Set<Verb> = [
    .ehlo, .data, .vrfy, .expn, .noop, .quit, .startTLS, .auth, Verb(rawValue: "TURN"),
  ]

  private(set) var lines: [Line] = []
  private var octets = 0
  private var isInsideText = false
  private var isBehindAuth = false

  /// False when there is no room for it.
  mutating func add(_ line: [UInt8]) -> Bool {
    guard octets + line.count + 2 <= Self.limit else { return false }
    octets += line.count + 2
    if isInsideText {
      lines.append(Line(bytes: line, kind: .text, isSecret: false))
      isInsideText = line != [ASCII.dot]
      return true
    }
    let verb = Verb(of: line.trimmingBlanks)
    // What follows AUTH may answer its challenge. Better hidden once too often.
    lines.append(Line(bytes: line, kind: .command, isSecret: isBehindAuth || verb == .auth))
    if verb == .auth { isBehindAuth = true }
    isInsideText = Verb(of: line) == .data
    return true
  }

  /// The lines in the groups in which they leave: behind each DATA the answer is awaited, unless all go at once.
  func segments(atOnce: Bool) -> [[Line]] {
    if atOnce { return [lines] }
    var segments: [[Line]] = [[]]
    for line in lines {
      segments[segments.count - 1].append(line)
      if line.verb == .data { segments.append([]) }
    }
    return segments.filter { !$0.isEmpty }
  }

  /// The verbs that should have been the last of their group, and are not.
  static func misplaced(in segments: [[Line]]) -> [Verb] {
    var verbs: [Verb] = []
    for verb in segments.flatMap({ $0.dropLast() }).compactMap(\.verb)
    where lastOnly.contains(verb) && !verbs.contains(verb) { verbs.append(verb) }
    return verbs
  }
}
