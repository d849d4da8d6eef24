import Octets

/// Whether a line of a mail log is worth a closer look: nearly all are not, and they are told with one pass over their
/// octets and without a copy. A line that does not begin with a time is always looked at.
enum LineScan {
  case nothing
  /// A message, or one recipient of it, was delivered.
  case delivered
  case look

  init(_ line: UnsafeRawBufferPointer) {
    guard Self.hasTime(line) else {
      self = .look
      return
    }
    var index = 4
    let end = line.count
    while index < end {
      switch line[index] {
      case UInt8(ascii: "="):
        switch Self.equals(line, index) {
        case .nothing: break
        case let told:
          self = told
          return
        }
      case UInt8(ascii: "4"), UInt8(ascii: "5"):
        if Self.isCode(line, index) {
          self = .look
          return
        }
      case let byte where Self.isAnchor[Int(byte)]:
        if Self.isWord(line, index) {
          self = .look
          return
        }
      default: break
      }
      index += 1
    }
    // qmail has no word for it in a place of its own.
    self = line[0] == UInt8(ascii: "@") && Self.succeeds(line) ? .delivered : .nothing
  }

  /// `delivery 12: success: ...`
  private static func succeeds(_ line: UnsafeRawBufferPointer) -> Bool {
    line.prefix(128).indices.contains { has(": success: ", at: $0, in: line) }
  }

  // MARK: What a line begins with

  /// `Jan  5 10:00:01`, `2026-01-05T10:00:01Z`, `[2026-01-05`, `@40000000`, `10:00:01.123`, `<22>Jan`.
  static func hasTime(_ line: UnsafeRawBufferPointer) -> Bool {
    guard line.count > 12 else { return false }
    let (first, second, third, fourth) = (line[0], line[1], line[2], line[3])
    if first.isASCIIDigit {
      return second.isASCIIDigit && (third == ASCII.colon || (third.isASCIIDigit && fourth.isASCIIDigit))
    }
    if first.isASCIILetter {
      return second.isASCIILetter && third.isASCIILetter && fourth == ASCII.space
        && (line[4].isASCIIDigit || line[4] == ASCII.space
          || (line[7] == ASCII.space && line[4].isASCIILetter && line[4].asciiLowercased != line[4]))
    }
    return first == UInt8(ascii: "[") || (first == UInt8(ascii: "@") && second.isASCIIDigit)
      || (first == UInt8(ascii: "<") && second.isASCIIDigit)
  }

  // MARK: What it holds

  /// `status=sent`, `stat=Sent`, Exim's ` => `; any other status.
  private static func equals(_ line: UnsafeRawBufferPointer, _ index: Int) -> LineScan {
    let next = index + 1 < line.count ? line[index + 1] : 0
    let previous = line[index - 1]
    if previous == ASCII.space {
      if next == UInt8(ascii: ">") { return isExim(line, index) ? .delivered : .look }
      return next == UInt8(ascii: "=") ? .look : .nothing
    }
    if has("status", before: index, in: line) {
      if has("sent", at: index + 1, in: line) || has("deliverable", at: index + 1, in: line) { return .delivered }
      return .look
    }
    if has("stat", before: index, in: line) {
      return has("Sent", at: index + 1, in: line) ? .delivered : .look
    }
    return has("result", before: index, in: line) || has("code", before: index, in: line) ? .look : .nothing
  }

  /// Whether the line is one of Exim's: the message's ID comes before the arrow, `1rWABA-0001aA-2a`, since version 4.97 with
  /// two letters more at its end.
  private static func isExim(_ line: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    index > 20 && (line[index - 4] == ASCII.hyphen || line[index - 6] == ASCII.hyphen)
  }

  /// Three digits of a refusal that are a word of their own.
  private static func isCode(_ line: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    guard index + 2 < line.count, line[index + 1].isASCIIDigit, line[index + 2].isASCIIDigit else { return false }
    switch line[index - 1] {
    case ASCII.space, ASCII.colon, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "="),
      UInt8(ascii: "_"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "n"), UInt8(ascii: "["),
      ASCII.tab, UInt8(ascii: "#"), 0x80...:
      break
    default: return false
    }
    guard index + 3 < line.count else { return true }
    switch line[index + 3] {
    case ASCII.space, ASCII.hyphen, ASCII.colon, UInt8(ascii: "_"), UInt8(ascii: ","), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: ";"), UInt8(ascii: "+"), UInt8(ascii: ")"):
      return true
    default: return false
    }
  }

  /// The octets with which the words of `isWord` are found.
  private static let isAnchor: [Bool] = (0...255).map { "jf*pPBN<>:bdtlwv_(q".utf8.contains(UInt8($0)) }

  /// A word that a refusal, a fault or a line of a transcript has.
  private static func isWord(_ line: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    let previous = line[index - 1]
    switch line[index] {
    case UInt8(ascii: "j"): return has("ject", at: index, in: line)
    case UInt8(ascii: "f"):
      return has("fail", at: index, in: line) || has("fused", at: index, in: line)
        || has("fatal: no SASL", at: index, in: line)
    case UInt8(ascii: "q"): return has("quired, but", at: index, in: line)
    case UInt8(ascii: "("):
      return has("(smtp.", at: index, in: line) || has("(delivery.", at: index, in: line)
        || has("(auth.", at: index, in: line) || has("(tls.", at: index, in: line)
    case UInt8(ascii: "*"): return has("** ", at: index, in: line)
    case UInt8(ascii: "p"): return has("pipelining", at: index, in: line) || has("pre-greeting", at: index, in: line)
    case UInt8(ascii: "P"): return has("PREGREET", at: index, in: line) || has("PIPELINING", at: index, in: line)
    case UInt8(ascii: "B"): return has("BARE NEWLINE", at: index, in: line)
    case UInt8(ascii: "N"): return has("NON-SMTP", at: index, in: line)
    case UInt8(ascii: "b"): return has("bounce", at: index, in: line) || has("reacha", before: index, in: line)
    case UInt8(ascii: "d"):
      return has("deferr", at: index, in: line) || has("dropped", at: index, in: line)
        || has("dshake", at: index, in: line)
    case UInt8(ascii: "t"):
      return has("timeout", at: index, in: line) || has("timed out", at: index, in: line)
        || has("too many ", at: index, in: line) || has("to host", at: index, in: line)
    case UInt8(ascii: "_"):
      return has("_accept error", at: index, in: line) || has("_accept): error", at: index, in: line)
    case UInt8(ascii: "l"): return has("lost connection", at: index, in: line) || has("loops back", at: index, in: line)
    case UInt8(ascii: "w"):
      return has("when not advertised", at: index, in: line) || has("warning: non-SMTP", at: index, in: line)
    case UInt8(ascii: "v"):
      return has("verify fail", at: index, in: line) || has("version number", at: index, in: line)
        || has("valid for ", at: index, in: line)
    case UInt8(ascii: ">"):
      return has(">... ", at: index, in: line) || previous == ASCII.hyphen || previous == UInt8(ascii: ",")
        || has(">> ", at: index, in: line)
        || ((previous == ASCII.space || previous.isASCIIDigit) && has("> ", at: index, in: line))
    case UInt8(ascii: "<"):
      return previous == UInt8(ascii: ",") || has("<< ", at: index, in: line)
        || ((previous == ASCII.space || previous.isASCIIDigit) && has("< ", at: index, in: line))
    default:
      // `] C: `, `send: '`, `SENT: `
      switch previous {
      case UInt8(ascii: "C"), UInt8(ascii: "S"): return line[index - 2] == ASCII.space
      case UInt8(ascii: "d"): return has("send", before: index, in: line)
      case UInt8(ascii: "y"): return has("reply", before: index, in: line)
      case UInt8(ascii: "T"): return has("SENT", before: index, in: line)
      case UInt8(ascii: "D"): return has("RECEIVED", before: index, in: line)
      default: return false
      }
    }
  }

  private static func has(_ word: StaticString, at index: Int, in line: UnsafeRawBufferPointer) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index >= 0, index + count <= line.count else { return false }
    for offset in 0..<count where line[index + offset] != word.utf8Start[offset] { return false }
    return true
  }

  private static func has(_ word: StaticString, before index: Int, in line: UnsafeRawBufferPointer) -> Bool {
    has(word, at: index - word.utf8CodeUnitCount, in: line)
  }
}
