import Octets
package import SMTP

extension ServerNotes {
  /// What the server decided about a command; nil where the reply says all there is. There is no `default`: a new verdict
  /// is given a note here, or joins those that need none.
  package static func note(for verdict: ServerVerdict, isEncrypted: Bool) -> Note? {
    switch verdict {
    case .helloAccepted(let name, _, let extensions): hello(name, isExtended: extensions != nil)
    case .senderAccepted(.null):
      plain(
        "sender.null", "the null sender: this is a bounce, or must not cause one", "", "RFC 5321, section 4.5.5"
      )
    case .handshakeWanted:
      plain("starttls", "the client has to begin a TLS handshake now", "", "RFC 3207, section 4")
    case .loginAccepted(let user, let mechanism):
      plain(
        "login.\(mechanism)",
        "login as \(user) with \(mechanism): right; \(travelled(mechanism, isEncrypted: isEncrypted))", "",
        "RFC 4954, section 4")
    case .messageBegun, .chunksNeeded, .helloRequired, .helloRepeated, .senderNotGiven, .senderAlreadyGiven,
      .recipientsMissing, .loginInTransaction, .handshakeInTransaction, .alreadyLoggedIn, .alreadySecured:
      trouble("order", "out of order: nothing was done", "", "RFC 5321, section 4.1.4")
    case .unknownCommand(.startTLS, _):
      trouble(
        "starttls.stripped", "STARTTLS never reaches the server: the scenario \"stripped\"",
        "A device along the path overwrites the keyword in the list and the command. A client that requires TLS "
          + "stops.",
        "RFC 3207, section 6")
    case .unknownCommand:
      trouble("unknown", "not an SMTP command", "", "RFC 5321, section 4.2.4")
    case .otherProtocol(.lmtp):
      trouble(
        "lmtp", "LHLO begins LMTP, the protocol of mailbox servers; this is SMTP, which begins with EHLO",
        "LMTP answers once for each recipient after the final dot. A client that is set to LMTP has to be set to SMTP "
          + "for this server.", "RFC 2033, section 4.1")
    case .otherProtocol(.http):
      trouble(
        "http", "the client speaks HTTP, the protocol of web browsers; this is a mail server",
        "Probably its address or port is wrong.", "RFC 9112, section 3")
    case .tooManyTransactions:
      trouble(
        "limits.mail", "more MAIL commands on one connection than LIMITS allows (MAILMAX)", "", "RFC 9422, section 4")
    case .tooManyDomains:
      trouble(
        "limits.domains", "recipients in more domains than LIMITS allows (RCPTDOMAINMAX)", "", "RFC 9422, section 4")
    case .forbidden:
      trouble("forbidden", "not a line for a mail server: the connection ends", "", "RFC 5321, section 7.8")
    case .notOffered(let verb):
      trouble(
        "not-offered", "\(verb) was not listed in an EHLO reply on this connection, or not since the handshake",
        "", "RFC 5321, section 4.1.1.1")
    case .malformed(let verb, _, _):
      trouble(
        "malformed", "the line is not a well-formed \(verb.rawValue.isEmpty ? "command" : "\(verb) command")", "",
        "RFC 5321, section 4.1")
    case .unknownMechanism:
      trouble("mechanism", "a mechanism that is not in the list", "", "RFC 4954, section 4")
    case .relayDenied(let path):
      trouble(
        "relay", "\(path) is not in this server's domain, and the client is not logged in",
        "A server that relays mail from anybody to anywhere is an open relay, and soon full of spam. After a "
          + "login it accepts any recipient.", "RFC 5321, section 3.6.2")
    case .objected(let refusal): objected(refusal)
    case .unknownUser(let path):
      trouble("unknown-user", "\(path): there is no such recipient here", "", "RFC 5321, section 3.3")
    case .tlsUnavailable:
      trouble(
        "starttls.454", "STARTTLS is offered but not available: the scenario \"454\"",
        "A client that requires TLS stops here; others go on in the clear.", "RFC 3207, section 4")
    case .loginRefused(let mechanism):
      trouble(
        "login.refused", "login with \(mechanism): wrong user name or password, or the scenario \"wrong-password\"",
        "The server does not say which of the two is wrong: that would help an attacker.", "RFC 4954, section 6")
    case .loginMalformed(let mechanism, let reason):
      trouble("login.malformed", "login with \(mechanism): \(reason)", "", "RFC 4954, section 4")
    case .loginCancelled: trouble("login.cancelled", "the client cancelled the login", "", "RFC 4954, section 4")
    case .loginNotBase64:
      trouble("login.base64", "the answer is not base64 (no spaces, full groups of four)", "", "RFC 4954, section 4")
    case .loginResponseUnexpected:
      trouble("login.early", "in this mechanism the server speaks first", "", "RFC 4954, section 4")
    case .notSynchronized:
      trouble(
        "injection", "octets followed STARTTLS before its 220: refused, and none of them is obeyed",
        "Had they been kept, they would have counted as part of the encrypted session, whoever sent them "
          + "(CVE-2011-0411).",
        "RFC 3207, section 6")
    case .inputLost: trouble("lost", "the client closed the connection without QUIT", "", "RFC 5321, section 4.1.1.10")
    case .timedOut: trouble("timeout", "the client took too long", "", "RFC 5321, section 4.5.3.2.7")
    case .greeting, .senderAccepted, .recipientAccepted, .messageWanted, .chunkWanted, .chunkAccepted, .messageAccepted,
      .chunksAccepted, .transactionReset,
      .nothingDone, .verified, .help, .goodbye, .loginChallenge, .unqualified, .unknownParameter, .malformedParameter,
      .nulInCommand, .commandTooLong, .prohibited, .tooManyRecipients, .messageTooBig, .storageFull, .localError,
      .tooManyErrors,
      .tooManyUnknownCommands, .tooManyFailedLogins, .tooManyJunkCommands, .tooManyConnections, .closingDown:
      nil
    }
  }

  private static func objected(_ refusal: PolicyRefusal) -> Note {
    switch refusal {
    case .listed(let address, let zone):
      trouble("policy.listed", "\(address) is on the block list \(zone)", "", "RFC 5782, section 2.1")
    case .helloForged(let name, let address):
      trouble("policy.helo", "the name \(name) does not lead to \(address)", "", "RFC 5321, section 4.1.4")
    case .nameless(let address):
      trouble("policy.reverse", "\(address) has no reverse name that leads back to it", "", "RFC 1912, section 2.1")
    case .senderDomainUnknown(let domain):
      trouble("policy.sender", "no bounce could go to \(domain): it has no mail server", "", "RFC 5321, section 3.6.2")
    case .senderRefusesMail(let domain):
      trouble(
        "policy.null-mx", "\(domain) accepts no mail (null MX), so it should send none", "", "RFC 7505, section 4.2")
    case .spfFailed(let domain, let address):
      trouble("policy.spf", "\(domain) does not send from \(address), says its SPF record", "", "RFC 7208, section 8.4")
    case .dmarcFailed(let domain):
      trouble(
        "policy.dmarc", "From: names \(domain), which asks to refuse what fails DMARC", "", "RFC 9989, section 5.3.6")
    case .greylisted(let seconds):
      trouble(
        "policy.greylist", "greylisting: the same sender, recipient and address are accepted in \(seconds) seconds", "",
        "RFC 6647, section 2")
    case .tooManyMessages(let address):
      trouble("policy.rate", "\(address) has sent too many messages within an hour", "", "RFC 5321, section 7.9")
    case .mailboxFull(let path):
      trouble("policy.mailbox-full", "the mailbox of \(path) is full", "", "RFC 3463, section 3.3")
    case .contentRefused:
      trouble("policy.content", "a filter takes the message for spam", "", "RFC 3463, section 3.8")
    }
  }

  private static func hello(_ name: String, isExtended: Bool) -> Note {
    let summary =
      "It goes into the Received: line, and nobody checks it."
      + (isExtended ? "" : " HELO brings no list of extensions: no AUTH, no STARTTLS.")
    guard name.contains(".") || name.hasPrefix("[") else {
      return plain(
        "hello.short", "the client gave a name that is not a full host name: \(name)",
        "RFC 5321 requires a domain name or an address in brackets; many clients send less, and are accepted. "
          + "\(summary)",
        "RFC 5321, section 4.1.1.1")
    }
    return plain("hello", "the client calls itself \(name)", summary, "RFC 5321, section 4.1.1.1")
  }

  private static func travelled(_ mechanism: String, isEncrypted: Bool) -> String {
    let sent = [
      "PLAIN": "the password", "LOGIN": "the password", "XOAUTH2": "the token", "OAUTHBEARER": "the token",
    ]
    guard let secret = sent[mechanism] else { return "the password itself was not sent" }
    return isEncrypted
      ? "\(secret) was sent as base64, inside TLS"
      : "\(secret) was sent as base64 in the clear, for anyone along the path to read"
  }
}
