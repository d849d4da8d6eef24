import Octets
import SMTP

/// What may stand in a lesson's file at all: UTF-8, and no character that a reader could not see.
enum SourceText {
  static func faults(in octets: [UInt8]) -> [LessonFault] {
    if [[0xff, 0xfe], [0xfe, 0xff]].contains(Array(octets.prefix(2))) {
      return [LessonFault(1, "This is UTF-16. Save the file as UTF-8.")]
    }
    var faults: [LessonFault] = []
    for (index, line) in octets.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false).enumerated() {
      guard let text = String(validating: line.withoutCarriageReturn, as: UTF8.self)
      else {
        faults.append(LessonFault(index + 1, "This line is not UTF-8."))
        continue
      }
      if let fault = fault(in: text, line: index + 1) { faults.append(fault) }
    }
    return faults
  }

  /// The octets without the mark that some editors put before UTF-8.
  static func withoutMark(_ octets: [UInt8]) -> [UInt8] {
    octets.starts(with: [0xef, 0xbb, 0xbf]) ? Array(octets.dropFirst(3)) : octets
  }

  /// A slip of the pen that Markdown takes for plain text: a heading, a bullet or a session that is none.
  static func slip(in text: String, line: Int) -> LessonFault? {
    if text.hasPrefix("#") {
      return LessonFault(
        line,
        "A heading has a space after its #, and a # has no other "
          + "use.")
    }
    // Most text has no colon. To look at each is much quicker than to look for each keyword.
    let octets = Array(text.utf8)
    for colon in octets.indices where octets[colon] == ASCII.colon {
      let before = octets[..<colon]
      let word = before.suffix(before.reversed().prefix(while: \.isASCIILetter).count)
      let lead = before[..<word.startIndex]
      let keyword = String(decoding: word, as: UTF8.self)
      if ["C", "S"].contains(keyword), lead.isEmpty || lead.last == ASCII.space,
        octets[(colon + 1)...].first == ASCII.space
      {
        return LessonFault(
          line,
          "A session is a block by itself: an empty line before it, and four spaces on each line.")
      }
      if StepDraft.keywords.contains(keyword), endsWithDash(lead) {
        return LessonFault(line, "\(keyword): does not begin a bullet here. A bullet is a hyphen and a space.")
      }
    }
    return nil
  }

  /// Whether a dash by itself comes last: a hyphen, or one of the longer dashes and a space.
  private static func endsWithDash(_ text: ArraySlice<UInt8>) -> Bool {
    let bare = text.last == ASCII.space ? text.dropLast() : text
    let dashes = text.last == ASCII.space ? ["-", "\u{2013}", "\u{2014}"] : ["-"]
    return dashes.contains { dash in
      bare.reversed().starts(with: dash.utf8.reversed())
        && [nil, ASCII.space].contains(bare.dropLast(dash.utf8.count).last)
    }
  }

  /// A character in text that nobody can see; also used after the parser, which makes some of `&#27;`.
  static func fault(in text: String, line: Int) -> LessonFault? {
    guard let scalar = text.unicodeScalars.first(where: { !$0.isVisible && $0 != "\t" }) else { return nil }
    let name = "U+\(scalar.value.digits(4, radix: 16))"
    return LessonFault(
      line, "The character \(name) cannot be told apart on the screen. Remove it, or put an ordinary space there.")
  }
}
