import SMTP

/// What may stand in a lesson's file at all: UTF-8, and no character that a reader could not see.
enum SourceText {
  static func faults(in octets: [UInt8]) -> [LessonFault] {
    var faults: [LessonFault] = []
    for (index, line) in octets.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false).enumerated() {
      guard let text = String(validating: line.last == ASCII.carriageReturn ? line.dropLast() : line, as: UTF8.self)
      else {
        faults.append(LessonFault(index + 1, "This line is no UTF-8."))
        continue
      }
      if let fault = fault(in: text, line: index + 1) { faults.append(fault) }
    }
    return faults
  }

  /// A character in text that nobody can see; also used behind the parser, which makes some of `&#27;`.
  static func fault(in text: String, line: Int) -> LessonFault? {
    guard let scalar = text.unicodeScalars.first(where: { !$0.isVisible && $0 != "\t" }) else { return nil }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)"
    return LessonFault(line, "The character \(name) cannot be seen and may be obeyed by a terminal. Take it out.")
  }
}
