/// What goes wrong on purpose, so that one can see what it looks like from the client's side.
package enum Scenario: String, CaseIterable, Sendable {
  case expired
  case notYetValid = "not-yet-valid"
  case wrongName = "wrong-name"
  case selfSigned = "self-signed"
  case unknownAuthority = "unknown-authority"
  case missingIntermediate = "missing-intermediate"
  case noSTARTTLS = "no-starttls"
  case tlsUnavailable = "454"
  case stripped
  case firewall
  case loginAfterTLS = "login-after-tls"
  case wrongPassword = "wrong-password"

  case slowGreeting = "slow-greeting"
  case greetingInParts = "greeting-in-parts"
  case busy
  case noEHLO = "no-ehlo"
  case lmtp
  case emptyPromises = "empty-promises"
  case falsePipelining = "false-pipelining"
  case tarpit
  case manyLines = "many-lines"
  case offByOne = "off-by-one"
  case silentGreeting = "silent-greeting"
  case silentHello = "silent-hello"
  case silentMail = "silent-mail"
  case silentRcpt = "silent-rcpt"
  case silentData = "silent-data"
  case silentMessage = "silent-message"
  case hangUpAtRcpt = "hang-up-at-rcpt"
  case dropInData = "drop-in-data"
  case dropAfterDot = "drop-after-dot"

  case greylisting
  case mailboxFull = "mailbox-full"
  case blocked
  case noReverseDNS = "no-reverse-dns"
  case spf
  case rate
  case tooLarge = "too-large"
  case tooLargeAfterDot = "too-large-after-dot"
  case dmarc
  case spam

  /// What it changes: two of the same subject exclude each other.
  package enum Subject: Equatable, Sendable {
    case certificate
    case startTLS
    case offerOfLogin
    case password
    case greeting
    case hello
    case list
    case pipelining
    case pace
    case form
    case silence
    case ending
    case sender
    case recipient
    case size
    case content
  }

  package var subject: Subject {
    switch self {
    case .expired, .notYetValid, .wrongName, .selfSigned, .unknownAuthority, .missingIntermediate: .certificate
    case .noSTARTTLS, .tlsUnavailable, .stripped, .firewall: .startTLS
    case .loginAfterTLS: .offerOfLogin
    case .wrongPassword: .password
    case .slowGreeting, .greetingInParts, .busy: .greeting
    case .noEHLO, .lmtp: .hello
    case .emptyPromises: .list
    case .falsePipelining: .pipelining
    case .tarpit: .pace
    case .manyLines, .offByOne: .form
    case .silentGreeting, .silentHello, .silentMail, .silentRcpt, .silentData, .silentMessage: .silence
    case .hangUpAtRcpt, .dropInData, .dropAfterDot: .ending
    case .noReverseDNS, .spf, .rate: .sender
    case .greylisting, .mailboxFull, .blocked: .recipient
    case .tooLarge, .tooLargeAfterDot: .size
    case .dmarc, .spam: .content
    }
  }
}
