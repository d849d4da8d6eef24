import Octets

/// What the referee decides about TLS (RFC 3207) and about logging in (RFC 4954).
extension ServerDialogue {
  /// AUTH as EHLO lists it; usually not once it was used.
  var listedLogin: Extension? {
    let isUsed = user != nil && !rules.listsUsedLogin
    return isUsed || mechanisms.isEmpty ? nil : Extension(keyword: .auth, parameters: mechanisms)
  }

  /// STARTTLS as EHLO lists it; not once it was used (RFC 3207, section 4.2).
  var listedTLS: Extension? {
    guard !isSecured else { return nil }
    return switch persona.tlsOffer {
    case .notOffered: nil
    case .offered, .unavailable: Extension(keyword: .startTLS)
    case .stripped: Extension(keyword: .stripped)
    }
  }

  var mechanisms: [String] { persona.mechanisms(isSecured: isSecured) }

  /// The verbs that do something here, first those of extensions.
  var helped: [Verb] {
    (mechanisms.isEmpty ? [] : [.auth])
      + (!isSecured && [.offered, .unavailable].contains(persona.tlsOffer) ? [.startTLS] : [])
      + [.helo, .ehlo, .mail, .rcpt, .data, .noop, .quit, .rset, .help]
  }

  /// Whether a line is one of a client that has come to the wrong server.
  static func otherProtocol(_ verb: Verb, _ line: [UInt8]) -> ServerVerdict.OtherProtocol? {
    if verb == .lhlo { return .lmtp }
    // `GET / HTTP/1.1` (RFC 9112, section 3).
    let words = line.trimmingBlanks
    let last = words.lastIndex(of: ASCII.space).map { words[($0 + 1)...] } ?? words
    return last.starts(with: "HTTP/".utf8) && verb.rawValue.utf8.allSatisfy(\.isASCIILetter) ? .http : nil
  }

  /// The handshake is done. All that was said before it is forgotten (RFC 3207, section 4.2): anybody may have said it.
  package mutating func secured(by protection: MailTransaction.Protection) {
    resetTransaction()
    hello = nil
    user = nil
    login = nil
    self.protection = protection
  }

  /// A verb of an extension: whether it may be used now, whatever follows it.
  func refusal(of verb: Verb) -> ServerVerdict? {
    let hasListed = hello?.isExtended == true || !rules.requiresListing
    switch verb {
    case .startTLS:
      if isSecured { return .alreadySecured }
      if persona.tlsOffer == .stripped { return .unknownCommand(verb, line: verb.rawValue) }
      guard hasListed, persona.tlsOffer != .notOffered else { return .notOffered(verb) }
      return envelope.sender == nil || rules.startsTLSInTransaction ? nil : .handshakeInTransaction
    case .auth:
      if user != nil { return .alreadyLoggedIn }
      guard hasListed, !mechanisms.isEmpty else { return .notOffered(verb) }
      return envelope.sender == nil ? nil : .loginInTransaction
    case .bdat: return hasListed && offers(.chunking) ? nil : .notOffered(verb)
    default: return nil
    }
  }

  /// Ends a transaction whatever comes of it: all that was said before is forgotten (RFC 3207, section 4.2).
  mutating func startTLS() -> ServerVerdict {
    resetTransaction()
    return persona.tlsOffer == .unavailable ? .tlsUnavailable : .handshakeWanted
  }

  mutating func startLogin(_ mechanism: String, _ response: String?) -> ServerVerdict {
    guard mechanisms.contains(mechanism) else {
      return .unknownMechanism(Self.printable(mechanism))
    }
    var exchange = persona.login(with: mechanism)
    // A lone `=` is a response of no octets (RFC 4954, section 4).
    let step = exchange.start(initialResponse: response.map { $0 == "=" ? [] : Array($0.utf8) })
    return proceed(mechanism, exchange, step)
  }

  mutating func judge(answer line: WireLine) -> ServerVerdict {
    guard case (let mechanism, var exchange)? = login else { return judge(line, Verb(of: line.bytes)) }
    login = nil
    let octets = line.bytes.count + line.ending.octets + line.omitted
    guard octets <= limits.loginOctets else { return .commandTooLong(octets: octets) }
    guard line.bytes != [ASCII.asterisk] else { return .loginCancelled }
    let step = exchange.respond(line.bytes)
    return proceed(mechanism, exchange, step)
  }

  private mutating func proceed(
    _ mechanism: String, _ exchange: any LoginExchange, _ step: LoginStep
  ) -> ServerVerdict {
    switch step {
    case .challenge(let text):
      login = (mechanism, exchange)
      return .loginChallenge(text)
    case .accepted(let user):
      self.user = user
      return .loginAccepted(user: user, mechanism: mechanism)
    case .refused: return .loginRefused(mechanism: mechanism)
    case .malformed(let reason): return .loginMalformed(mechanism: mechanism, reason: reason)
    case .unexpectedResponse: return .loginResponseUnexpected
    case .notBase64: return .loginNotBase64
    }
  }
}
