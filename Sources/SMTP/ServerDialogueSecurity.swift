import Octets

/// What the referee decides about TLS (RFC 3207) and about logging in (RFC 4954).
extension ServerDialogue {
  /// AUTH is not listed once it was used, STARTTLS neither (RFC 3207, section 4.2).
  var extensionsForSecurity: [Extension] {
    let mechanisms = user == nil ? self.mechanisms : []
    let auth = mechanisms.isEmpty ? [] : [Extension(keyword: .auth, parameters: mechanisms)]
    guard !isSecured else { return auth }
    switch persona.tlsOffer {
    case .notOffered: return auth
    case .offered, .unavailable: return auth + [Extension(keyword: .startTLS)]
    case .stripped: return auth + [Extension(keyword: .stripped)]
    }
  }

  private var mechanisms: [String] { persona.mechanisms(isSecured: isSecured) }

  /// The verbs that do something here, in Exim's order.
  var helped: [Verb] {
    (mechanisms.isEmpty ? [] : [.auth])
      + (!isSecured && [.offered, .unavailable].contains(persona.tlsOffer) ? [.startTLS] : [])
      + [.helo, .ehlo, .mail, .rcpt, .data, .noop, .quit, .rset, .help]
  }

  /// The handshake is done. All that was said before it is forgotten (RFC 3207, section 4.2): anybody may have said it.
  package mutating func secured(by protection: MailTransaction.Protection) {
    resetTransaction()
    hello = nil
    user = nil
    login = nil
    self.protection = protection
  }

  /// A verb of an extension: whether it may be used now, whatever stands behind it. As with Exim an EHLO that lists it
  /// has to come first.
  func refusal(of verb: Verb) -> ServerVerdict? {
    let hasListed = hello?.isExtended == true
    switch verb {
    case .startTLS:
      if persona.tlsOffer == .stripped, !isSecured { return .unknownCommand(verb) }
      return hasListed && !isSecured && persona.tlsOffer != .notOffered ? nil : .notOffered(verb)
    case .auth:
      if user != nil { return .alreadyLoggedIn }
      guard hasListed, !mechanisms.isEmpty else { return .notOffered(verb) }
      return envelope.sender == nil ? nil : .loginInTransaction
    case .bdat: return .notOffered(verb)
    default: return nil
    }
  }

  /// Ends a transaction whatever comes of it: Exim's reading of RFC 3207, section 4.2.
  mutating func startTLS() -> ServerVerdict {
    resetTransaction()
    return persona.tlsOffer == .unavailable ? .tlsUnavailable : .handshakeWanted
  }

  mutating func startLogin(_ mechanism: String, _ response: String?) -> ServerVerdict {
    guard mechanisms.contains(mechanism) else {
      return .unknownMechanism(Self.printable(Array(mechanism.utf8)))
    }
    var exchange = persona.login(with: mechanism)
    // A lone `=` is a response of no octets (RFC 4954, section 4).
    let step = exchange.start(initialResponse: response.map { $0 == "=" ? [] : Array($0.utf8) })
    return proceed(mechanism, exchange, step)
  }

  mutating func judge(answer line: WireLine) -> ServerVerdict {
    guard case (let mechanism, var exchange)? = login else { return judge(line) }
    login = nil
    let octets = line.wire.count + line.omitted
    guard octets <= persona.limits.loginOctets else { return .commandTooLong(octets: octets) }
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
