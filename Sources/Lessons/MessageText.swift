import Octets
import SMTP

/// A message taken apart: headers, and what stands below the empty line (RFC 5322, section 2.1).
package struct MessageText: Equatable, Sendable {
  package struct Header: Equatable, Sendable {
    package let name: String
    package let value: String
  }

  package var headers: [Header] = []
  package var body: [String] = []
  /// Whether an empty line stands between the headers and the body.
  package var hasEmptyLine = false
  /// Whether a line of the headers holds nothing but blanks: it looks like the empty one and is none.
  package var hasBlankLine = false

  /// - Parameter lines: without line ends and without the dot that ends the message; dots not doubled.
  package init(lines: [String]) {
    var rest = lines[...]
    while let line = rest.first, !line.isEmpty {
      if line.utf8.allSatisfy(\.isBlank) { hasBlankLine = true }
      if let first = line.utf8.first, first.isBlank, let last = headers.popLast() {
        headers.append(Header(name: last.name, value: last.value + line))  // a folded header goes on
      } else if let header = Self.header(line) {
        headers.append(header)
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
      .map { String(decoding: $0.last == ASCII.carriageReturn ? $0.dropLast() : $0, as: UTF8.self) }
    if lines.last == "" { lines.removeLast() }
    self.init(lines: lines)
  }

  package func values(of name: String) -> [String] {
    headers.filter { $0.name.asciiUppercased == name.asciiUppercased }.map(\.value)
  }

  /// Case and the number of blanks do not count.
  static func same(_ first: String, _ second: String) -> Bool {
    let words = { (text: String) in text.lowercased().split { $0 == " " || $0 == "\t" } }
    return words(first) == words(second)
  }

  private static func header(_ line: String) -> Header? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let name = line[..<colon].utf8.trimmingBlanks
    guard !name.isEmpty, name.allSatisfy({ (0x21...0x7e).contains($0) }) else { return nil }
    let value = line[line.index(after: colon)...].utf8.trimmingBlanks
    return Header(name: String(decoding: name, as: UTF8.self), value: String(decoding: value, as: UTF8.self))
  }
}
