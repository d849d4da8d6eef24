import Octets
package import Personas
package import PracticeServer
import SASL
import SMTP

/// Where the practice server listens for other programs, whom it accepts mail for, and what becomes of it.
package struct ServeOptions: Sendable {
  /// 0: any that is free.
  package var port = 2525
  package var tlsPort = 2465
  /// Other machines may connect too.
  package var isExposed = false
  package var persona = Persona.standard
  /// The accounts of the persona gave way to one that somebody chose, whose password is theirs.
  package var hasOwnAccount = false
  /// The one that was made for this run, to be shown.
  private(set) var token: String?
  /// The file that gets the certificate of its authority.
  package var authorityPath: String?
  /// Where messages go: they are shown, and kept only in a folder.
  package var maildir: Maildir?
  /// Sessions are not shown.
  package var isQuiet = false
  /// What happens is told as objects of JSON, and none of it is left out.
  package var isForProgram = false

  package init() {}

  /// Whom mail is accepted for; the persona's own domains where none are given.
  package mutating func accept(domains: [String], all: Bool) {
    if !domains.isEmpty { persona.localDomains = domains.map { $0.lowercased() } }
    persona.acceptsAll = all
  }

  /// The only one who may log in.
  mutating func accept(_ account: SASLServer.Account) {
    persona.accounts = [account]
    hasOwnAccount = true
  }

  /// What XOAUTH2 and OAUTHBEARER accept, made for this run.
  mutating func makeToken() {
    guard let octets = try? Digests.random(24) else { return }
    token = Base64.encode(octets).map { $0 == "+" ? "-" : $0 == "/" ? "_" : String($0) }.joined()
    persona.token = token.map { Secret(Array($0.utf8)) }
  }

  /// Whether it can be the domain of an address.
  package static func isDomain(_ name: String) -> Bool {
    guard let mailbox = try? Mailbox("postmaster@\(name)") else { return false }
    return mailbox.domain == name
  }

  var host: String { isExposed ? "0.0.0.0" : "127.0.0.1" }
}
