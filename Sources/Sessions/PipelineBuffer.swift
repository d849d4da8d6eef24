import Events
import Octets
import SMTP

/// Lines that wait to be sent together. Knows which of them are text of a message, and which must not be shown.
package struct PipelineBuffer {
  package struct Line: Equatable {
    enum Kind {
      case command, text
      /// Octets as they are, line ends and all.
      case raw
    }

    let sent: Concealed
    let kind: Kind
    let verb: Verb?
    /// Whether it begins inside a message, raw or not.
    let isText: Bool
    package let isSecret: Bool
    /// The line as it may be shown.
    let shown: [UInt8]
    /// The line as it may be kept.
    let template: Template

    fileprivate init(_ octets: [UInt8], _ kind: Kind, isText: Bool, isSecret: Bool) {
      sent = Concealed(octets)
      self.kind = kind
      self.isText = isText
      self.isSecret = isSecret
      // A word that is no verb may be what answers a challenge.
      let word = Verb(of: octets)
      verb = kind == .command ? (isSecret && !Verb.known.contains(word) ? Verb(rawValue: "") : word) : nil
      guard isSecret else {
        template = Template(octets)
        shown = kind == .raw ? Array(":raw '\(template)'".utf8) : octets
        return
      }
      let request = Request(kind: verb == .auth ? .command(.auth) : .authResponse, line: octets)
      template = Secrets.template(request)
      shown = kind == .raw ? Array(":raw ****".utf8) : Secrets.masked(request)
    }
  }

  /// Octets that are held at most: whoever has more to send has a file.
  static let limit = 1 << 20
  /// What may only be the last of its group (RFC 2920, section 3.1; RFC 3207, section 4; RFC 4954, section 4).
  static let lastOnly: Set<Verb> = [
    .ehlo, .data, .vrfy, .expn, .noop, .quit, .startTLS, .auth, Verb(rawValue: "TURN"),
  ]

  /// Whether the next line is message text, and where that ends.
  private enum Text: Equatable {
    case none
    /// After DATA: at the lone dot.
    case untilDot
    /// After BDAT: so many octets later.
    case octets(Int)
  }

  package private(set) var lines: [Line] = []
  private var octets = 0
  private var text = Text.none
  /// Looks for the dot.
  private var scanner = DataScanner()
  private(set) var isBehindAuth = false

  /// False when there is no room for it.
  /// - Parameter isRaw: the octets leave as they are, without a line end of their own.
  mutating func add(_ line: [UInt8], isRaw: Bool = false) -> Bool {
    let size = line.count + (isRaw ? 0 : 2)
    guard octets + size <= Self.limit else { return false }
    octets += size
    let isText = text != .none
    pass(line + (isRaw ? [] : ASCII.crlf), isDoubled: !isRaw && line.first == ASCII.dot && line.count > 1)
    if isRaw {
      // What is all text holds no login.
      let isSecret = !(isText && text != .none) && (isBehindAuth || Secrets.mayStand(in: line, stage: .ready))
      lines.append(Line(line, .raw, isText: isText, isSecret: isSecret))
      if isSecret { isBehindAuth = true }
      return true
    }
    if isText {
      lines.append(Line(line, .text, isText: true, isSecret: false))
      return true
    }
    let verb = Verb(of: line.trimmingBlanks)
    // What follows AUTH may answer its challenge. Better hidden once too often.
    lines.append(Line(line, .command, isText: false, isSecret: isBehindAuth || verb == .auth))
    if verb == .auth { isBehindAuth = true }
    if Verb(of: line) == .data {
      text = .untilDot
      scanner = DataScanner()
    } else if let chunk = ChunkHeader(line), chunk.size > 0 {
      text = .octets(chunk.size)
    }
    return true
  }

  /// Octets of a message go by; they may end it.
  /// - Parameter isDoubled: whether their first dot gets a second one after DATA, and so ends nothing.
  private mutating func pass(_ octets: [UInt8], isDoubled: Bool) {
    switch text {
    case .none: break
    case .octets(let count): text = count > octets.count ? .octets(count - octets.count) : .none
    case .untilDot:
      var ignored: [UInt8] = []
      if scanner.scan((isDoubled ? [ASCII.dot] : []) + octets, into: &ignored) != nil { text = .none }
    }
  }

  /// The lines in the groups in which they leave: after each DATA the answer is awaited, unless all go at once.
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
