import Octets

/// Checks that a refusal only reports: what passed is no reason, and neither is what a list of results calls `none`.
/// It works on octets alone, and does not know what the rest of the reply means.
///
///     Message rejected (SPF=pass, DKIM=pass, score=12.3)     the score is left
///     your domain's DKIM passed                              nothing is left of the check
///     only one recipient without spf pass                    a condition, which is kept
extension RefusalText {
  private static let methods: Set<String> = [
    "spf", "dkim", "dmarc", "arc", "senderid", "iprev", "auth", "compauth", "domainkeys",
  ]

  /// What may come between the check and its result.
  private static let links: Set<String> = [
    "check", "checks", "checking", "result", "results", "test", "verification", "validation", "evaluation", "signature",
    "alignment", "authentication", "was", "is", "has", "have", "did", "status",
  ]

  private static let passed: Set<String> = ["pass", "passed", "passes", "passing", "ok", "successful", "succeeded"]

  /// Words near it that make a condition of it, or deny it.
  private static let conditions: Set<String> = [
    "without", "no", "not", "nor", "neither", "either", "or", "unless", "need", "needs", "must", "require", "requires",
    "required", "should", "shall", "lack", "lacks", "missing", "if", "needed", "only", "until", "never", "cannot",
    "cant", "didnt", "doesnt",
  ]

  // MARK: `spf=pass`

  /// The token without results that do not speak against the message.
  /// - Parameter isReport: whether the reply gives the results of several checks, so that `none` and `neutral` are no
  ///   reason either.
  static func withoutResults(_ token: ArraySlice<UInt8>, isReport: Bool) -> ArraySlice<UInt8> {
    guard let sign = token.firstIndex(of: UInt8(ascii: "=")) else { return token }
    let before = token[..<sign].suffix(while: \.isASCIILetter)
    let after = token[(sign + 1)...].prefix(while: \.isASCIILetter)
    guard methods.contains(lower(before)) else { return token }
    let result = lower(after)
    guard passed.contains(result) || isReport && (result == "none" || result == "neutral") else { return token }
    // `spf=pass;dkim=pass`: what follows may be another one.
    let rest = withoutResults(token[after.endIndex...], isReport: isReport)
    return ArraySlice(Array(token[..<before.startIndex]) + Array(rest))
  }

  /// Whether the lines give the results of several checks, as `spf=none dkim=pass`.
  static func isReport(_ lines: [[UInt8]]) -> Bool {
    var found = 0
    for line in lines {
      for index in line.indices where line[index] == UInt8(ascii: "=") {
        if methods.contains(lower(line[..<index].suffix(while: \.isASCIILetter))) { found += 1 }
      }
    }
    return found > 1
  }

  private static func lower(_ octets: ArraySlice<UInt8>) -> String {
    String(decoding: Array(octets.prefix(16)).asciiLowercased, as: UTF8.self)
  }

  // MARK: `SPF check passed`

  /// Without the checks that the words say were passed.
  /// - Parameter words: in lower case, a space between them.
  static func withoutPassed(_ words: [UInt8]) -> [UInt8] {
    guard [" pass", " ok", " succe"].contains(where: words.contains(phrase:)) else { return words }
    var list = words.split(separator: ASCII.space).map { String(decoding: $0, as: UTF8.self) }
    var index = 0
    while index < list.count {
      guard let end = endOfPassed(list, index) else {
        index += 1
        continue
      }
      list.removeSubrange(index..<end)
    }
    return Array(list.joined(separator: " ").utf8)
  }

  /// Where `spf and dkim checks passed`, which begins at `start`, ends.
  private static func endOfPassed(_ words: [String], _ start: Int) -> Int? {
    guard methods.contains(words[start]) else { return nil }
    var index = start + 1
    while index < words.count, methods.contains(words[index]) || words[index] == "and" || links.contains(words[index]) {
      index += 1
    }
    guard index < words.count, passed.contains(words[index]) else { return nil }
    let before = words[max(0, start - 3)..<start]
    let after = words[(index + 1)...].prefix(2)
    guard !before.contains(where: conditions.contains), !after.contains(where: conditions.contains) else { return nil }
    return index + 1
  }
}

extension ArraySlice where Element == UInt8 {
  /// The longest end of which every octet holds.
  fileprivate func suffix(while holds: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, holds(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
