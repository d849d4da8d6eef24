import Octets
import SASL
import SMTP

/// A login as the referee wants it, before the one that computes: base64 is undone and done here.
struct PracticeLogin: LoginExchange {
  /// Nil: the mechanism cannot be computed on this machine.
  private var login: SASLServer?
  private let serverBegins: Bool

  init(mechanism: String, hostName: String, accounts: [SASLServer.Account], token: Secret?) {
    login = SASLServer(mechanism: mechanism, hostName: hostName, accounts: accounts, token: token)
    serverBegins = mechanism == "CRAM-MD5"
  }

  mutating func start(initialResponse: [UInt8]?) -> LoginStep {
    guard let initialResponse else { return step(login?.start(initialResponse: nil)) }
    if serverBegins { return .unexpectedResponse }
    guard let octets = Base64.decode(initialResponse) else { return .notBase64 }
    return step(login?.start(initialResponse: octets))
  }

  mutating func respond(_ line: [UInt8]) -> LoginStep {
    guard let octets = Base64.decode(line) else { return .notBase64 }
    return step(login?.respond(octets))
  }

  private func step(_ step: SASLServer.Step?) -> LoginStep {
    switch step {
    case .challenge(let octets): .challenge(Base64.encode(octets))
    case .accepted(let user): .accepted(user: user)
    case .refused(.malformed(let reason)): .malformed(reason)
    case .refused(.wrongPassword), nil: .refused
    }
  }
}
