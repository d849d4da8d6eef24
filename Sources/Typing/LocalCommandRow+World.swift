import World

/// How the arguments of the commands for the practice world are read.
extension LocalCommandRow {
  static let span: Parser = { argument throws(LocalCommand.ParseError) in
    guard let span = TimeSpan(argument.text) else {
      throw .needs(":later 15m, with s, m, h or d, and at most a year")
    }
    return .later(span)
  }

  /// `HOST`, `HOST RULE`, `HOST RULE on`, or the same without the host.
  static let policy: Parser = { argument throws(LocalCommand.ParseError) in
    let rules = PolicyRule.allCases.map(\.rawValue).joined(separator: ", ")
    let usage = LocalCommand.ParseError.needs(":policy [HOST [RULE [on|off]]]; the rules are \(rules)")
    var words = argument.words
    var host: String?
    if let first = words.first, PolicyRule(rawValue: first) == nil {
      host = first
      words.removeFirst()
    }
    guard words.count <= 2 else { throw usage }
    let rule = words.first.flatMap { PolicyRule(rawValue: $0) }
    guard words.isEmpty || rule != nil else { throw usage }
    let isOn: Bool?
    switch words.dropFirst().first {
    case nil: isOn = nil
    case "on"?: isOn = true
    case "off"?: isOn = false
    default: throw usage
    }
    return .policy(host: host, rule: rule, on: isOn)
  }
}

/// What Tab offers of the practice world.
enum WorldCompletion {
  static var hosts: [String] { PracticeWorld.standard.hosts.map(\.name) }
  static var places: [String] { PracticeWorld.standard.places.map(\.name) + hosts }

  /// The domains that mail is sent to.
  static var domains: [String] {
    PracticeWorld.standard.dns.zones.filter { !$0.hasSuffix(".arpa") }
  }

  /// What may follow `:policy`, word by word.
  static func policy(_ words: [Substring]) -> [String] {
    let rules = PolicyRule.allCases.map(\.rawValue)
    switch words.last.map(String.init) {
    case nil: return hosts + rules
    case let last? where rules.contains(last): return ["on", "off"]
    case let last? where words.count == 1 && last.contains("."): return rules
    default: return []
    }
  }
}
