import Octets

/// Links in the program's own words to the RFCs they name, for terminals that show them (OSC 8).
enum Hyperlinks {
  private static let prefix = "RFC "

  /// Whether the terminal is one of those that are known to have links; others might show rubbish. Inside tmux or screen it
  /// is not known what is outside.
  static func areKnown(_ environment: (String) -> String?) -> Bool {
    let terminal = environment("TERM") ?? ""
    guard environment("TMUX") == nil, environment("STY") == nil,
      !["dumb", "linux", ""].contains(terminal), !terminal.hasPrefix("tmux"), !terminal.hasPrefix("screen")
    else { return false }
    if let version = environment("VTE_VERSION").flatMap({ Int($0) }) { return version >= 5_000 }
    return ["xterm-kitty", "foot", "foot-extra", "xterm-ghostty"].contains(terminal)
      || ["iTerm.app", "WezTerm", "ghostty", "vscode"].contains(environment("TERM_PROGRAM") ?? "")
  }

  /// A line with a link around each `RFC 5321` and `RFC 5321, section 4.1.1` in it.
  static func marked(_ line: String) -> String {
    var rest = Substring(line)
    var marked = ""
    while let found = rest.range(ofPhrase: prefix) {
      marked += rest[..<found.lowerBound]
      let number = rest[found.upperBound...].prefix { $0.isASCII && $0.isNumber }
      guard (3...5).contains(number.utf8.count) else {
        marked += prefix
        rest = rest[found.upperBound...]
        continue
      }
      let (end, section) = section(in: rest, after: number.endIndex)
      let address = "https://www.rfc-editor.org/rfc/rfc\(number)" + (section.map { "#section-\($0)" } ?? "")
      marked += "\u{1b}]8;;\(address)\u{1b}\\\(rest[found.lowerBound..<end])\u{1b}]8;;\u{1b}\\"
      rest = rest[end...]
    }
    return marked + rest
  }

  /// Where the section that is named ends, and its number; the place itself where none is.
  private static func section(in text: Substring, after place: Substring.Index) -> (Substring.Index, Substring?) {
    for words in [", section ", ", sections "] where text[place...].hasPrefix(words) {
      let start = text.index(place, offsetBy: words.count)
      var number = text[start...].prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      while number.last == "." { number = number.dropLast() }
      if !number.isEmpty { return (number.endIndex, number) }
    }
    return (place, nil)
  }
}
