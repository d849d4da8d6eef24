import Octets
import SMTP

/// What transcripts leave out, and how it is filled so that the session can be replayed: nothing is concluded from the
/// filling.
enum Elision {
  /// In the place of a secret: base64 of what the mechanism has there, or of a word.
  static func secret(of mechanism: String) -> [UInt8] {
    Array((mechanism == "PLAIN" ? "AHVzZXIAcGFzc3dvcmQ=" : "cGFzc3dvcmQ=").utf8)
  }

  /// The octets, with something in the place of each placeholder; a secret is masked.
  static func filled(_ template: Template) -> [UInt8] {
    template.resolved { Array(($0.isSecret ? "****" : "x").utf8) } ?? []
  }

  /// Whether a program has put something else in the place of a secret: `[credentials hidden]`, `********`, `<hidden>`.
  static func isMasked(_ word: ArraySlice<UInt8>) -> Bool {
    let folded = word.asciiLowercased
    return folded.has("****") || folded.has("hidden") || folded.has("removed") || folded.has("redacted")
      || folded.has("xxxx")
      || folded.has("secret */")
  }

  /// `250 ok<br>`, as a browser shows it.
  static func withoutBreak(_ line: ArraySlice<UInt8>) -> [UInt8] {
    for mark: StaticString in ["<br>", "<br />", "<br/>"] where line.count >= mark.utf8CodeUnitCount {
      let rest = line.dropLast(mark.utf8CodeUnitCount)
      if line[rest.endIndex...].starts(withKeyword: mark) { return Array(rest) }
    }
    return Array(line)
  }

  /// Whether a line without a mark is a command, and not a sentence that begins like one.
  static func isCommand(_ line: ArraySlice<UInt8>) -> Bool {
    let verb = Verb(of: line)
    guard Verb.known.contains(verb) || verb == Verb(rawValue: "XCLIENT") else { return false }
    let argument = line.drop { !$0.isBlank }.trimmingBlanks
    let words = argument.split(whereSeparator: \.isBlank).count
    switch verb {
    case .mail: return argument.starts(withKeyword: "FROM")
    case .rcpt: return argument.starts(withKeyword: "TO")
    case .helo, .ehlo, .lhlo, .etrn, .vrfy, .expn: return words <= 1
    case .auth: return (1...2).contains(words)
    case .help, .noop: return words == 0
    case .bdat: return ChunkHeader(line) != nil
    default: return words == 0
    }
  }
}
