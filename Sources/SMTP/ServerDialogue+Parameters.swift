import Octets

/// What the referee decides about the parameters of MAIL and RCPT: which of them mean something here, and whether they are
/// well formed.
extension ServerDialogue {
  func offers(_ keyword: Extension.Keyword) -> Bool { rules.extensions.contains(keyword) }

  /// The first that cannot be taken; nil where all can.
  func fault(in parameters: [Parameter], of verb: Verb, _ writtenPath: @autoclosure () -> String) -> ServerVerdict? {
    guard !parameters.isEmpty, rules.readsParameters else { return nil }
    let path = writtenPath()
    for (index, parameter) in parameters.enumerated() {
      let fault = verb == .mail ? faultOfMail(parameter, path) : faultOfRecipient(parameter, path)
      if let fault { return fault }
      // One that is there twice contradicts itself (RFC 3461, section 4).
      if Self.isOfDSN(parameter), parameters[..<index].contains(where: { $0.keyword == parameter.keyword }) {
        return .malformedParameter(verb, parameter)
      }
    }
    return nil
  }

  private static func isOfDSN(_ parameter: Parameter) -> Bool {
    ["RET", "ENVID", "NOTIFY", "ORCPT"].contains(parameter.keyword)
  }

  private func faultOfMail(_ parameter: Parameter, _ path: String) -> ServerVerdict? {
    let isWellFormed: Bool
    switch parameter.keyword {
    case "SIZE":
      // Up to 20 digits (RFC 1870, section 3): more than an Int holds is more than anybody takes.
      guard let value = parameter.value, value.utf8.count <= 20, value.utf8.allSatisfy(\.isASCIIDigit) else {
        return rules.takesMalformedSize ? nil : .malformedParameter(.mail, parameter)
      }
      return Int(value).map { $0 > limits.messageOctets } ?? true ? .messageTooBig(isAnnounced: true) : nil
    case "BODY":
      let known = ["7BIT", "8BITMIME"] + (offers(.binaryMIME) ? ["BINARYMIME"] : [])
      isWellFormed = parameter.value.map { known.contains($0.asciiUppercased) } ?? false
    // Who a message comes from first, as the client has it (RFC 4954, section 5): it belongs to AUTH.
    case "AUTH" where parameter.value != nil && !mechanisms.isEmpty: return nil
    case "SMTPUTF8" where offers(.smtpUTF8): isWellFormed = parameter.value == nil
    case "RET" where offers(.dsn): isWellFormed = ["FULL", "HDRS"].contains(parameter.value?.asciiUppercased)
    case "ENVID" where offers(.dsn):
      isWellFormed = parameter.value.map { $0.utf8.count <= 100 && ExtendedText.isWellFormed($0) } ?? false
    default: return .unknownParameter(.mail, parameter, path: path)
    }
    return isWellFormed ? nil : .malformedParameter(.mail, parameter)
  }

  private func faultOfRecipient(_ parameter: Parameter, _ path: String) -> ServerVerdict? {
    switch parameter.keyword {
    case "NOTIFY" where offers(.dsn) && Self.isNotify(parameter.value): nil
    case "ORCPT" where offers(.dsn) && isOriginalRecipient(parameter.value): nil
    case "NOTIFY" where offers(.dsn), "ORCPT" where offers(.dsn): .malformedParameter(.rcpt, parameter)
    default: .unknownParameter(.rcpt, parameter, path: path)
    }
  }

  /// `NEVER` alone, or some of the others (RFC 3461, section 4.1).
  private static func isNotify(_ value: String?) -> Bool {
    guard let value else { return false }
    let words = value.asciiUppercased.split(separator: ",", omittingEmptySubsequences: false)
    return words == ["NEVER"] || words.allSatisfy { ["SUCCESS", "FAILURE", "DELAY"].contains($0) }
  }

  /// `rfc822;bob@example.org` (RFC 3461, section 4.2). After `utf-8;` there may be letters above ASCII, where SMTPUTF8 is
  /// spoken, or `\x{E9}` for them (RFC 6533, section 3).
  private func isOriginalRecipient(_ value: String?) -> Bool {
    guard let value, value.utf8.count <= 500, let semicolon = value.utf8.firstIndex(of: UInt8(ascii: ";")) else {
      return false
    }
    let (type, address) = (value[..<semicolon], value[value.utf8.index(after: semicolon)...])
    guard !type.isEmpty, type.utf8.allSatisfy(\.isHostNameOctet), !address.isEmpty else { return false }
    if String(type).asciiUppercased == "UTF-8", envelope.speaksUTF8 || address.utf8.allSatisfy({ $0 < 0x80 }) {
      return true
    }
    return ExtendedText.isWellFormed(address)
  }

  /// The bounds that LIMITS tells (RFC 9422, section 4).
  var listedLimits: Extension? {
    let limits = limits
    let listed = [
      limits.transactions.map { "MAILMAX=\($0)" }, "RCPTMAX=\(limits.recipients)",
      limits.recipientDomains.map { "RCPTDOMAINMAX=\($0)" },
    ]
    return Extension(keyword: .limits, parameters: listed.compactMap(\.self))
  }
}
