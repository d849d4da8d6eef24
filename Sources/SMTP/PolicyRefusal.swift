/// What the local policy of a server refuses though RFC 5321 does not: a fact, which a persona words.
package enum PolicyRefusal: Equatable, Sendable {
  /// A DNS-based block list has the client's address.
  case listed(address: String, zone: String)
  /// The name in HELO or EHLO does not lead to the client's address.
  case helloForged(name: String, address: String)
  /// The client's address has no name that leads back to it.
  case nameless(address: String)
  /// The sender's domain does not exist, or has no mail server.
  case senderDomainUnknown(String)
  /// The sender's domain says that it accepts no mail (null MX, RFC 7505).
  case senderRefusesMail(String)
  /// SPF forbids the client's address to send in the name of the domain (RFC 7208).
  case spfFailed(domain: String, address: String)
  /// The domain in From: asks receivers to refuse what fails DMARC (RFC 9989, section 5.3), and this does.
  case dmarcFailed(domain: String)
  /// A first try, to be repeated after so many seconds.
  case greylisted(seconds: Int)
  case tooManyMessages(address: String)
  case mailboxFull(ForwardPath)
  /// A filter does not like what the message says.
  case contentRefused
}

/// Where local policy is asked.
package enum PolicyStep: Equatable, Sendable {
  /// HELO or EHLO, with its name.
  case hello(String)
  case sender(ReversePath)
  case recipient(ForwardPath)
}

/// What local policy thinks of a message once all of it is there.
package struct MessageFinding: Equatable, Sendable {
  package var refusal: PolicyRefusal?
  /// Of the checks, as Authentication-Results has them (RFC 8601): `spf=pass smtp.mailfrom=oz.example`.
  package var results: [String]

  package init(refusal: PolicyRefusal? = nil, results: [String] = []) {
    self.refusal = refusal
    self.results = results
  }
}
