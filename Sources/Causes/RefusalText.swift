import Octets

/// The text of a refusal, made ready for searching.
///
/// Addresses are left out, since anybody may choose one; so are, from the words, host names, links and IP addresses. What
/// a Postfix rule says before its reason (`Recipient address rejected: `) is no reason, and becomes a mark. Checks that
/// passed are left out of the words too.
struct RefusalText: Sendable {
  /// As it is, but for the addresses.
  let original: [UInt8]
  /// The same in lower case.
  let full: [UInt8]
  /// Words in lower case, a space between them.
  let words: [UInt8]

  /// - Parameter lines: the lines of a reply without their codes, at most `ClassifiedReply.searchLimit` octets in all.
  init(lines: [[UInt8]]) {
    var full: [UInt8] = []
    var words: [UInt8] = []
    let isReport = Self.isReport(lines)
    for line in lines {
      for token in line.split(whereSeparator: \.isBlank) {
        let token = Self.withoutAddress(token)
        if token.isEmpty { continue }
        if !full.isEmpty { full.append(ASCII.space) }
        full += token
        words.append(ASCII.space)
        Self.appendWords(of: Self.withoutResults(token, isReport: isReport), to: &words)
      }
    }
    original = full
    self.full = full.asciiLowercased
    self.words = Self.withoutPassed(Self.marked(Self.folded(words)))
  }

  // MARK: Names

  /// What follows an address without a space: `bob@example.org:unknown`.
  private static func withoutAddress(_ token: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let at = token.lastIndex(of: UInt8(ascii: "@")) else { return token }
    let rest = token[(at + 1)...].drop { $0.isHostNameOctet || $0 == UInt8(ascii: "_") }
    // What is quoted from it shows that something was left out.
    return ArraySlice("...".utf8) + rest
  }

  /// The token without the host names, links and addresses in it.
  private static func appendWords(of token: ArraySlice<UInt8>, to words: inout [UInt8]) {
    if isLink(token) || isIPv6(token) { return }
    var rest = token
    while let first = rest.first {
      guard first.isHostNameOctet || first == UInt8(ascii: "_") else {
        words.append(first)
        rest = rest.dropFirst()
        continue
      }
      let run = rest.prefix { $0.isHostNameOctet || $0 == UInt8(ascii: "_") }
      rest = rest[run.endIndex...]
      if isName(run) {
        words.append(ASCII.space)
        // The path after a host is part of the link.
        if rest.first == UInt8(ascii: "/") { return }
      } else {
        words += run
      }
    }
  }

  private static func isLink(_ token: ArraySlice<UInt8>) -> Bool {
    guard let colon = token.firstIndex(of: ASCII.colon), colon > token.startIndex else { return false }
    return token[colon...].starts(with: Array("://".utf8))
  }

  private static func isIPv6(_ token: ArraySlice<UInt8>) -> Bool {
    token.count { $0 == ASCII.colon } >= 2
      && token.allSatisfy {
        $0 == ASCII.colon || $0.isASCIIDigit || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66) || "[](),.;".utf8.contains($0)
      }
  }

  /// Whether it is a host name or an IPv4 address. `full.Please` is two sentences, and `5.7.1` a code.
  private static func isName(_ run: ArraySlice<UInt8>) -> Bool {
    var run = run
    while run.last == ASCII.dot { run = run.dropLast() }
    let labels = run.split(separator: ASCII.dot, omittingEmptySubsequences: false)
    guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last else { return false }
    if labels.count == 4, labels.allSatisfy({ $0.count <= 3 && $0.allSatisfy(\.isASCIIDigit) }) { return true }
    guard let letter = last.first, last.count > 1 else { return false }
    return letter >= 0x61 && letter <= 0x7A
  }

  // MARK: Folding

  /// Octets that are not UTF-8 are ISO 8859-1, as far as anybody can tell.
  private static func text(_ octets: [UInt8]) -> String {
    String(validating: octets, as: UTF8.self) ?? String(String.UnicodeScalarView(octets.map { Unicode.Scalar($0) }))
  }

  /// Lower case, punctuation as spaces, no two spaces together; apostrophes, straight and curly, are left out.
  static func folded(_ octets: [UInt8]) -> [UInt8] {
    let isPlain = octets.allSatisfy { $0 < 0x80 }
    let lower = isPlain ? octets.asciiLowercased : Array(text(octets).lowercased().utf8)
    var result: [UInt8] = []
    result.reserveCapacity(lower.count)
    var index = 0
    while index < lower.count {
      let octet = lower[index]
      index += 1
      if octet == UInt8(ascii: "'") { continue }
      // U+2018 and U+2019.
      if octet == 0xE2, index + 1 < lower.count, lower[index] == 0x80,
        lower[index + 1] == 0x98 || lower[index + 1] == 0x99
      {
        index += 2
        continue
      }
      if octet >= 0x80 || octet.isASCIILetter || octet.isASCIIDigit {
        result.append(octet)
      } else if result.last != ASCII.space, !result.isEmpty {
        result.append(ASCII.space)
      }
    }
    if result.last == ASCII.space { result.removeLast() }
    return result
  }

  /// What comes before a reason, and what all servers say alike (RFC 5321, section 4.2.3), told from reasons.
  private static let marks: [(words: [UInt8], mark: [UInt8])] = [
    ("recipient address rejected", "pfrecipient"), ("sender address rejected", "pfsender"),
    ("unverified client host rejected", "pfclientunverified"), ("client host rejected", "pfclient"),
    ("helo command rejected", "pfhelo"), ("end of data command rejected", "pfdata"),
    ("data command rejected", "pfdata"), ("requested mail action aborted", ""), ("requested mail action not taken", ""),
    ("requested action not taken", ""), ("requested action aborted", "action aborted"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  /// Words for people again.
  static func withoutMarks(_ words: [UInt8]) -> [UInt8] {
    var words = words
    for (phrase, mark) in marks where mark.starts(with: "pf".utf8) {
      while let start = words.firstIndex(ofOctets: mark) {
        words.replaceSubrange(start..<(start + mark.count), with: phrase)
      }
    }
    return words
  }

  private static func marked(_ words: [UInt8]) -> [UInt8] {
    var words = words
    for (phrase, mark) in marks {
      while let start = words.firstIndex(ofOctets: phrase) {
        words.replaceSubrange(start..<(start + phrase.count), with: mark)
      }
    }
    return words
  }
}
