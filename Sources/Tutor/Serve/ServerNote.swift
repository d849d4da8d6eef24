internal import PracticeServer
internal import SMTP
internal import TLS

/// What the server thinks of what happened, for people: a line each time, and what else there is to know once.
struct ServerNote {
  let id: String
  let headline: String
  let summary: String
  let isTrouble: Bool

  private init(_ id: String, _ headline: String, _ summary: String = "", isTrouble: Bool = false) {
    self.id = id
    self.headline = headline
    self.summary = summary
    self.isTrouble = isTrouble
  }

  // MARK: The connection

  static func opened(address: String, port: Int, isTLS: Bool) -> ServerNote {
    ServerNote(
      "opened", "a connection from \(address), port \(port)\(isTLS ? ", with TLS from the first octet on" : "")",
      "The address is what the network says; it is the one thing about a client that is hard to forge.")
  }

  static func secured(_ facts: TLSFacts) -> ServerNote {
    let name = facts.serverName.map { "asked for \($0)" } ?? "sent no name along (SNI)"
    let certificate = facts.chain.isEmpty ? "shows no certificate" : "shows a certificate"
    return ServerNote(
      "secured",
      "\(facts.version.name), \(facts.cipher), \(facts.keyExchange.words); the client \(name) and \(certificate)",
      "All that was said in clear before is forgotten: it could have been anybody's. Whether the client believed our "
        + "certificate, only it knows.")
  }

  /// Where TLS stood when it failed.
  enum Progress {
    /// Before the handshake, on a port that begins with it, or behind STARTTLS.
    case atOnce, startTLS
    case encrypted
  }

  static func insecure(_ failure: TLSFailure, _ progress: Progress) -> ServerNote {
    let alert = failure.alert.map { " (alert: \($0.name))" } ?? ""
    switch (failure.kind, progress) {
    // In TLS 1.3 the client looks at the certificate when the server is done already.
    case (.certificateRefused, _):
      return ServerNote(
        "insecure.certificate", "the client does not believe our certificate\(alert)",
        "It does not know the authority, or a scenario is on. serve --write-ca FILE writes the authority for it to trust.",
        isTrouble: true)
    case (_, .encrypted):
      return ServerNote(
        "insecure.broken", "what came is no part of the encrypted session\(alert): it ends",
        "Octets that somebody put in between cannot be decrypted, and act nowhere.", isTrouble: true)
    case (.notTLS, .atOnce):
      return ServerNote(
        "insecure.port", "clear text on a port where TLS begins with the first octet: the connection ends",
        "The other port takes clear text, and STARTTLS.", isTrouble: true)
    case (.notTLS, .startTLS):
      return ServerNote(
        "insecure.clear", "clear text where the handshake had to begin: none of it is obeyed, and the connection ends",
        "Commands in clear behind STARTTLS could have been put there by anybody on the way (CVE-2011-0411).",
        isTrouble: true)
    case (.endedInHandshake, _):
      return ServerNote("insecure.ended", "the client left amid the handshake\(alert)", isTrouble: true)
    default:
      return ServerNote(
        "insecure.other", "no TLS: \(failure.reason ?? "the handshake failed")\(alert)", isTrouble: true)
    }
  }

  static func closed(insideMessage: Bool) -> ServerNote {
    insideMessage
      ? ServerNote("closed.inside", "closed inside a message: nothing of it is delivered", isTrouble: true)
      : ServerNote("closed", "closed")
  }

  // MARK: A message

  /// What became of its text.
  init?(_ fate: MailTransaction.Fate, _ transaction: MailTransaction, octets: Int) {
    guard case .accepted(let id) = fate else { return nil }
    let recipients = transaction.envelope.recipients.map(\.mailbox.description).joined(separator: ", ")
    self.init(
      "delivered", "delivered to \(recipients), id \(id), \(Words.count(octets, "octet"))",
      "It lies in the mailboxes here, in memory, and goes nowhere else; with this program they go, too. Where it goes was "
        + "decided by RCPT TO alone, whatever the headers say.")
  }

  // MARK: A command

  /// Nil where the reply says all there is.
  init?(_ verdict: ServerVerdict, isEncrypted: Bool) {
    switch verdict {
    case .helloAccepted(let name, _, let extensions): self = Self.hello(name, isExtended: extensions != nil)
    case .relayDenied(let path):
      self.init(
        "relay", "\(path) is not in this server's domain, and nobody is logged in: so 550",
        "A server that passes mail on from anybody to anywhere is an open relay, and soon full of spam. After a login it "
          + "takes any recipient.", isTrouble: true)
    case .unknownUser(let path):
      self.init("unknown-user", "\(path): this recipient is not here, so 550", isTrouble: true)
    case .senderAccepted(.null):
      self.init("sender.null", "the empty sender: this is itself a bounce, or must not cause one")
    case .handshakeWanted: self.init("starttls", "the next octets from the client have to be a TLS handshake")
    case .tlsUnavailable:
      self.init(
        "starttls.454", "STARTTLS is offered and not had: the scenario 454",
        "A client that wants to be safe stops here; one that does not goes on in clear.", isTrouble: true)
    case .unknownCommand(.startTLS):
      self.init(
        "starttls.stripped", "STARTTLS never reaches the server: the scenario stripped",
        "A device on the way overwrites the keyword in the list and the command. A client that insists on TLS stops.",
        isTrouble: true)
    case .unknownCommand: self.init("unknown", "no command that is known here", isTrouble: true)
    case .notOffered(let verb):
      self.init(
        "not-offered", "\(verb) was not listed in an EHLO reply on this connection, or not since the handshake: so 503",
        isTrouble: true)
    case .malformed(let verb, _, _):
      self.init(
        "malformed", "the line has not the form of \(verb.rawValue.isEmpty ? "a command" : "\(verb)")", isTrouble: true)
    case .senderNotGiven, .senderAlreadyGiven, .recipientsMissing, .helloRequired, .loginInTransaction,
      .alreadyLoggedIn:
      self.init("order", "out of order: nothing is done", isTrouble: true)
    case .unknownMechanism:
      self.init("mechanism", "a mechanism that the list does not have", isTrouble: true)
    case .loginAccepted(let user, let mechanism):
      self.init(
        "login.\(mechanism)",
        "login as \(user) with \(mechanism): right; \(Self.travelled(mechanism, isEncrypted: isEncrypted))")
    case .loginRefused(let mechanism):
      self.init(
        "login.refused", "login with \(mechanism): wrong name or password, or the scenario wrong-password",
        "Which of the two is wrong is not told: that would help whoever tries.", isTrouble: true)
    case .loginMalformed(let mechanism, let reason):
      self.init("login.malformed", "login with \(mechanism): \(reason)", isTrouble: true)
    case .loginCancelled: self.init("login.cancelled", "the client gave the login up", isTrouble: true)
    case .loginNotBase64:
      self.init("login.base64", "the answer is no base64 (no blanks, full groups of four)", isTrouble: true)
    case .loginResponseUnexpected:
      self.init("login.early", "in this mechanism the server speaks first", isTrouble: true)
    case .notSynchronized:
      self.init(
        "injection", "octets stood behind STARTTLS in the same piece: refused, and none of them is obeyed",
        "Had they been kept, they would have acted as part of the encrypted session, whoever sent them (CVE-2011-0411).",
        isTrouble: true)
    case .inputLost: self.init("lost", "the client ended without QUIT", isTrouble: true)
    case .timedOut: self.init("timeout", "nothing came for too long", isTrouble: true)
    default: return nil
    }
  }

  private static func hello(_ name: String, isExtended: Bool) -> ServerNote {
    let summary =
      "It is noted in the Received line, and nobody checks it."
      + (isExtended ? "" : " HELO asks for no list of extensions: no login, no TLS.")
    guard name.contains(".") || name.hasPrefix("[") else {
      return ServerNote(
        "hello.short", "the client gave a name that is no whole name: \(name)",
        "RFC 5321 wants a domain name or an address in brackets; many clients send less, and are taken. \(summary)")
    }
    return ServerNote("hello", "the client calls itself \(name)", summary)
  }

  private static func travelled(_ mechanism: String, isEncrypted: Bool) -> String {
    switch mechanism {
    case "PLAIN", "LOGIN":
      isEncrypted
        ? "the password travelled as base64, inside TLS"
        : "the password travelled as base64 in clear text, and who listened on the way has it"
    default: "the password itself never travelled"
    }
  }
}
