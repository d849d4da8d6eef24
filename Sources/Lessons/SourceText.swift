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
    if ["C: ", "S: "].contains(where: { text.hasPrefix($0) || text.contains(" \($0)") }) {
      return LessonFault(
        line,
        "A session is a block by itself: an empty line before it, and four spaces on each "
          + "line.")
    }
    let keywords = StepDraft.keywords
    let slip = keywords.first { word in
      ["-", "- ", "\u{2013} ", "\u{2014} "].contains { dash in
        text.hasPrefix("\(dash)\(word):") || text.contains(" \(dash)\(word):")
      }
    }
    return slip.map { LessonFault(line, "\($0): does not begin a bullet here. A bullet is a hyphen and a space.") }
  }

  /// A character in text that nobody can see; also used after the parser, which makes some of `&#27;`.
  static func fault(in text: String, line: Int) -> LessonFault? {
    guard let scalar = text.unicodeScalars.first(where: { !$0.isVisible && $0 != "\t" }) else { return nil }
    let name = "U+\(scalar.value.digits(4, radix: 16))"
    return LessonFault(
      line, "The character \(name) cannot be told apart on the screen. Remove it, or put an ordinary space there.")
  }
}
