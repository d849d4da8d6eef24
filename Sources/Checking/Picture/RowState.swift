import Annotations
import Delivery
import Events
import Names
import Octets
import SMTP
import TLS

/// How far a sender gets at one address, step by step.
struct RowState {
  enum Mark {
    case well, missing, failed, unknown

    var sign: String {
      switch self {
      case .well: ""
      case .missing: "-"
      case .failed: "!"
      case .unknown: "?"
      }
    }
  }

  struct Step {
    /// `STARTTLS`, without its mark.
    let word: String
    let mark: Mark
    /// The same in a sentence.
    let sentence: String

    init(_ word: String, _ mark: Mark = .well, _ sentence: String) {
      (self.word, self.mark, self.sentence) = (word, mark, sentence)
    }
  }

  private(set) var steps: [Step] = []
  /// What ended it: the server's own words, or what the network said. It follows the steps.
  private(set) var ending: String?

  var text: String { (steps.map { $0.word + $0.mark.sign } + [ending].compactMap(\.self)).joined(separator: " ") }

  var sentence: String {
    let parts = steps.map(\.sentence) + [ending].compactMap(\.self)
    return parts.joined(separator: "; ")
  }

  /// The worst mark; an ending is a failure.
  var worst: Mark {
    if ending != nil || steps.contains(where: { $0.mark == .failed }) { return .failed }
    if steps.contains(where: { $0.mark == .unknown }) { return .unknown }
    return steps.contains { $0.mark == .missing } ? .missing : .well
  }

  /// - Parameter hasPolicy: whether an MTA-STS policy asks for a certificate that an authority vouches for.
  init(_ visit: Visit, _ host: MailHost, port: Int = 25, hasPolicy: Bool) {
    guard let greeting = visit.greeting else {
      ending = Self.words(visit.failure ?? .lost, port: port)
      return
    }
    guard greeting.code.kind == .completion else {
      ending = Self.quoted(greeting)
      return
    }
    steps.append(Step("\(greeting.code)", .well, "greeted with \(greeting.code)"))
    guard sayHello(visit), sayTLS(visit) else {
      addReverse(visit)
      return
    }
    if let facts = visit.tls { judge(facts, visit, host, hasPolicy: hasPolicy) }
    addReverse(visit)
  }

  /// Whether it goes on after the hello.
  private mutating func sayHello(_ visit: Visit) -> Bool {
    guard let hello = visit.hello else {
      ending = "then \(Self.words(visit.failure ?? .lost))"
      return false
    }
    guard hello.code.kind == .completion else {
      steps.append(Step("EHLO", .failed, "EHLO refused"))
      ending = Self.quoted(hello)
      return false
    }
    guard let list = visit.extensions else {
      steps.append(Step("HELO", .well, "only HELO accepted"))
      steps.append(Step("STARTTLS", .missing, "no STARTTLS, since EHLO was refused"))
      return false
    }
    steps.append(Step("EHLO", .well, "EHLO accepted"))
    if list[.startTLS] == nil {
      steps.append(
        Step("STARTTLS", .missing, list.isMasked ? "STARTTLS overwritten along the path" : "no STARTTLS offered"))
      return false
    }
    return true
  }

  /// Whether there is TLS.
  private mutating func sayTLS(_ visit: Visit) -> Bool {
    guard let reply = visit.startTLS else {
      ending = "then \(Self.words(visit.failure ?? .lost))"
      return false
    }
    guard reply.code.kind == .completion else {
      steps.append(Step("STARTTLS", .failed, "STARTTLS refused"))
      ending = Self.quoted(reply)
      return false
    }
    steps.append(Step("STARTTLS", .well, "STARTTLS accepted"))
    guard let facts = visit.tls else {
      steps.append(Step("TLS", .failed, "the TLS handshake failed"))
      if let failure = visit.failure, failure != .lost { ending = Self.words(failure) }
      return false
    }
    let name = facts.version.name
    steps.append(Step(name.replacing(phrase: " ", with: ""), .well, name))
    return true
  }

  private mutating func judge(_ facts: TLSFacts, _ visit: Visit, _ host: MailHost, hasPolicy: Bool) {
    let isVouched = judgeDANE(visit, host)
    if facts.verification.isVerified {
      steps.append(Step("CA", .well, "an authority vouches for the certificate"))
    } else if hasPolicy {
      steps.append(Step("CA", .failed, "no authority vouches for the certificate, which MTA-STS asks for"))
    } else if !isVouched {
      steps.append(Step("CA", .missing, "no authority vouches for the certificate"))
    }
  }

  /// Whether DANE vouches for the certificate: then nobody minds what an authority says.
  private mutating func judgeDANE(_ visit: Visit, _ host: MailHost) -> Bool {
    switch host.dane {
    case .none, .notSecure: return false
    case .notJudged:
      steps.append(Step("DANE", .unknown, "DANE could not be judged here"))
      return false
    case .unknown:
      steps.append(Step("DANE", .unknown, "DANE is not known, because the TLSA look-up failed"))
      return false
    case .records:
      if visit.dane.contains(where: { $0.result == .matches }) {
        steps.append(Step("DANE", .well, "a TLSA record matches (DANE)"))
        return true
      }
      steps.append(
        visit.dane.contains(where: \.result.isUsable)
          ? Step("DANE", .failed, "no TLSA record matches (DANE)")
          : Step("DANE", .missing, "no TLSA record can be used (DANE)"))
      return false
    }
  }

  private mutating func addReverse(_ visit: Visit) {
    guard ending == nil else { return }
    switch visit.reverse {
    case .unknown: break
    case .none: steps.append(Step("PTR", .missing, "the address has no name (PTR)"))
    case .names(_, confirmed: true): steps.append(Step("PTR", .well, "the address's name leads back to it (PTR)"))
    case .names(_, confirmed: false):
      steps.append(Step("PTR", .missing, "the address's name does not lead back to it (PTR)"))
    }
  }

  // MARK: Words

  /// A reply as one line.
  static func quoted(_ reply: Reply) -> String {
    let text = ForeignText(reply.firstText).line(limit: 120)
    return text.isEmpty ? "\(reply.code)" : "\(reply.code) \(text)"
  }

  static func words(_ failure: Visit.Failure, port: Int = 25) -> String {
    switch failure {
    case .silent: "silence on port \(port)"
    case .refused: "connection refused on port \(port)"
    case .unreachable(let text): "unreachable: \(text.line(limit: 60))"
    case .lost: "closed without a reply"
    case .notSMTP(let text): "not SMTP: \(text.line(limit: 60))"
    case .tls(let failure): words(failure)
    case .injected: "plaintext after the 220 to STARTTLS"
    case .endless: "an endless reply"
    case .other(let text): text.line(limit: 60)
    case .notTried: "not tried"
    case .unfinished: "not finished"
    }
  }

  private static func words(_ failure: TLSFailure) -> String {
    switch failure.kind {
    case .notTLS: "what came is not TLS"
    case .version: "no version of TLS in common"
    case .cipher: "no cipher in common"
    case .certificateRequired: "it wants a client certificate"
    case .certificateRefused: "it refused the client certificate"
    case .serverNameUnknown: "it knows no host of that name"
    case .tooWeak: "its key exchange or key is too weak"
    case .noSecureRenegotiation: "it is too old to negotiate safely"
    case .refused: "it refused the handshake"
    case .endedInHandshake: "it closed in the middle of the handshake"
    case .certificateTooLarge: "its certificates are too large"
    case .garbled, .other: "the handshake failed"
    }
  }
}
