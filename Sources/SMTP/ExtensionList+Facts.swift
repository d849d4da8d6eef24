import Octets

/// What is asked of a list when a refusal is to be explained.
extension ExtensionList {
  /// The names of the login mechanisms, of all AUTH lines, in capitals; nil where there is no such line.
  package var mechanisms: [String]? {
    let lines = extensions.filter { $0.keyword == .auth }
    return lines.isEmpty ? nil : lines.flatMap { $0.parameters.map(\.asciiUppercased) }
  }

  /// What each SIZE line names; an element is nil where the line has no number.
  package var sizes: [Int?] {
    extensions.filter { $0.keyword == .size }.map { line in
      line.parameters.first.flatMap { $0.utf8.allSatisfy(\.isASCIIDigit) ? Int($0) : nil }
    }
  }

  /// The smallest limit that it names for a message, in octets. Several lines may contradict each other.
  package var smallestLimit: Int? { sizes.compactMap(\.self).filter { $0 > 0 }.min() }

  /// Whether a keyword was overwritten along the path, as some firewalls do with STARTTLS.
  package var isMasked: Bool { extensions.contains { $0.keyword.rawValue.hasPrefix("XXXX") } }

  /// The keyword that offers a parameter of MAIL or RCPT; nil for a parameter that no RFC has.
  package static func keywords(offering parameter: String) -> [Extension.Keyword]? {
    switch parameter {
    case "SIZE": [.size]
    case "BODY": [.eightBitMIME, Extension.Keyword(rawValue: "BINARYMIME")]
    case "SMTPUTF8": [.smtpUTF8]
    case "AUTH": [.auth]
    case "RET", "ENVID", "NOTIFY", "ORCPT": [.dsn]
    case "BY": [Extension.Keyword(rawValue: "DELIVERBY")]
    case "HOLDFOR", "HOLDUNTIL": [Extension.Keyword(rawValue: "FUTURERELEASE")]
    case "MT-PRIORITY", "REQUIRETLS", "MTRK", "CONPERM", "CONNEG", "RRVS", "XVERP":
      [Extension.Keyword(rawValue: parameter)]
    default: nil
    }
  }

  /// Whether it offers a parameter.
  package func offers(_ parameter: Parameter) -> Bool {
    let keywords = Self.keywords(offering: parameter.keyword) ?? [Extension.Keyword(rawValue: parameter.keyword)]
    return keywords.contains { self[$0] != nil }
  }
}
