import Octets
import SMTP

/// A message taken apart: headers, and what is below the empty line (RFC 5322, section 2.1).
package struct MessageText: Equatable, Sendable {
  package struct Header: Equatable, Sendable {
    package let name: String
    package let value: String
  }

  package var headers: [Header] = []
  package var body: [String] = []
  /// Whether there is an empty line between the headers and the body.
  package var hasEmptyLine = false
  /// Whether a line of the headers holds nothing but spaces: it looks like the empty one and is none.
  package var hasBlankLine = false

  /// - Parameter lines: without line ends and without the dot that ends the message; dots not doubled.
  package init(lines: [String]) {
    var rest = lines[...]
    while let line = rest.first, !line.isEmpty {
      if line.utf8.allSatisfy(\.isBlank) { hasBlankLine = true }
      if let first = line.utf8.first, first.isBlank, let last = headers.popLast() {
        headers.append(Header(name: last.name, value: last.value + line))  // a folded header goes on
      } else if let field = HeaderField(Array(line.utf8)) {
        headers.append(
          Header(
            name: String(decoding: field.name, as: UTF8.self), value: String(decoding: field.value, as: UTF8.self)))
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    if rest.first == "" {
      hasEmptyLine = true
      rest = rest.dropFirst()
    }
    body = Array(rest)
  }

  package init(octets: [UInt8]) {
    var lines = octets.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false)
      .map { String(decoding: $0.withoutCarriageReturn, as: UTF8.self) }
    if lines.last == "" { lines.removeLast() }
    self.init(lines: lines)
  }

  package func values(of name: String) -> [String] {
    headers.filter { $0.name.asciiUppercased == name.asciiUppercased }.map(\.value)
  }

  /// Where somebody put a header that is none there.
  package enum Misplacement: Equatable, Sendable {
    case withoutColon
    case belowEmptyLine
    /// With a space before it, so that it is no header, or goes on with the one before it.
    case indented
    /// After this line, which is no header, so that the headers ended there.
    case afterText(String)
  }

  /// - Returns: nil unless it was meant to be there.
  package func misplacement(of name: String) -> Misplacement? {
    let name = name.asciiUppercased
    let isHeader = { (line: String) in
      HeaderField(Array(line.utf8)).map { String(decoding: $0.name, as: UTF8.self).asciiUppercased } == name
    }
    let isIndented = { (line: String) in
      line.utf8.first?.isBlank == true && isHeader(String(decoding: line.utf8.trimmingBlanks, as: UTF8.self))
    }
    let isFolded = { (header: Header) in
      [" ", "\t"].contains { header.value.asciiUppercased.contains(phrase: "\($0)\(name):") }
    }
    if headers.contains(where: isFolded) || (!hasEmptyLine && body.prefix { !$0.isEmpty }.contains(where: isIndented)) {
      return .indented
    }
    if hasEmptyLine { return body.contains(where: isHeader) ? .belowEmptyLine : nil }
    let top = body.prefix { !$0.isEmpty }
    if top.contains(where: { $0.split(separator: " ").first.map { String($0).asciiUppercased } == name }) {
      return .withoutColon
    }
    if let first = top.first, top.dropFirst().contains(where: isHeader) { return .afterText(first) }
    return body.dropFirst(top.count).contains(where: isHeader) ? .belowEmptyLine : nil
  }

  /// Case and the number of spaces do not count.
  static func same(_ first: String, _ second: String) -> Bool {
    let words = { (text: String) in text.lowercased().split { $0 == " " || $0 == "\t" } }
    return words(first) == words(second)
  }

  /// Whether a text has a part in it; case and the number of spaces do not count.
  static func contains(_ text: String, _ part: String) -> Bool {
    let folded = { (text: String) in
      text.lowercased().split { $0 == " " || $0 == "\t" }.joined(separator: " ")
    }
    return folded(text).contains(phrase: folded(part))
  }
}
