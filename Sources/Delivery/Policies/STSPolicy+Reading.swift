package import Names
import Octets

extension STSPolicy {
  /// Longer policies are none (RFC 8461, section 3.3 proposes that).
  package static let octetLimit = 65_536
  /// Seconds, about a year (section 3.2).
  private static let longest = 31_557_600

  /// A policy as a web server gives it: lines of `key: value` that end in CRLF or LF (RFC 8461, section 3.2). Keys that
  /// are not known are left out, and of one that occurs twice the first counts, but for `mx`.
  package static func read(_ octets: some Sequence<UInt8>) -> Result<STSPolicy, STSFault> {
    let octets = Array(octets.prefix(octetLimit + 1))
    guard octets.count <= octetLimit else { return .failure(.tooLarge) }
    var values: [String: String] = [:]
    var hosts: [ForeignText] = []
    for line in octets.split(separator: ASCII.lineFeed) {
      let line = line.withoutCarriageReturn.trimmingBlanks
      guard !line.isEmpty else { continue }
      guard let colon = line.firstIndex(of: ASCII.colon) else { return fault("no colon in", line) }
      let key = String(decoding: line[..<colon].trimmingBlanks, as: UTF8.self)
      let value = String(decoding: line[line.index(after: colon)...].trimmingBlanks, as: UTF8.self)
      if key == "mx" {
        guard isPattern(value) else { return fault("no host in", line) }
        hosts.append(ForeignText(value.lowercased()))
      } else if values[key] == nil {
        values[key] = value
      }
    }
    guard values["version"] == "STSv1" else { return .failure(.syntax("version: STSv1 is missing")) }
    guard let word = values["mode"] else { return .failure(.syntax("mode is missing")) }
    guard let mode = Mode(rawValue: word) else { return .failure(.syntax(ForeignText("mode: \(word.prefix(40))"))) }
    guard let figures = values["max_age"] else { return .failure(.syntax("max_age is missing")) }
    guard !figures.isEmpty, figures.utf8.allSatisfy(\.isASCIIDigit), let age = Int(figures), age <= longest else {
      return .failure(.syntax(ForeignText("max_age: \(figures.prefix(40))")))
    }
    guard mode == .none || !hosts.isEmpty else { return .failure(.syntax("mx is missing")) }
    return .success(STSPolicy(mode: mode, hosts: hosts, maxAge: age))
  }

  /// What a page comes to for the domain whose record has that id.
  package static func state(of page: some Sequence<UInt8>, id: String) -> STSState {
    switch read(page) {
    case .success(let policy): .policy(policy, id: id)
    case .failure(let fault): .unusable(fault)
    }
  }

  private static func fault(_ words: String, _ line: some Sequence<UInt8>) -> Result<STSPolicy, STSFault> {
    .failure(.syntax(ForeignText("\(words) \"\(String(decoding: Array(line).prefix(60), as: UTF8.self))\"")))
  }

  private static func isPattern(_ text: String) -> Bool {
    let name = text.hasPrefix("*.") ? text.dropFirst(2) : text[...]
    return !name.contains("*") && DomainName(name) != nil
  }

  /// Whether the policy names a host (section 4.1): `*.` stands for one label, neither more nor none.
  package func allows(_ host: DomainName) -> Bool {
    hosts.contains { pattern in
      guard pattern.raw.hasPrefix("*.") else { return DomainName(pattern.raw) == host }
      guard let dot = host.text.firstIndex(of: ".") else { return false }
      return DomainName(pattern.raw.dropFirst(2)) == DomainName(host.text[host.text.index(after: dot)...])
    }
  }
}
