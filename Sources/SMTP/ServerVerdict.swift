/// What the referee found about one command, or about the connection. Facts; a `ServerPersona` puts them into words.
package indirect enum ServerVerdict: Equatable, Sendable {
  // Well.
  case greeting
  /// HELO and EHLO; `extensions` is nil after a HELO, which asks for none (RFC 5321, section 4.1.1.1).
  case helloAccepted(name: String, clientAddress: String, extensions: [Extension]?)
  case senderAccepted(ReversePath)
  case recipientAccepted(ForwardPath)
  /// DATA may go on with the text.
  case messageWanted
  case messageAccepted(id: String)
  /// The same for a message of pieces, with the octets of all of them.
  case chunksAccepted(id: String, octets: Int)
  /// BDAT: so many octets are to come.
  case chunkWanted(octets: Int, isLast: Bool)
  /// They have come.
  case chunkAccepted(octets: Int)
  case transactionReset
  /// NOOP.
  case nothingDone
  /// VRFY, of an address that a message would be taken for.
  case verified(argument: String)
  /// HELP: the verbs that do something here.
  case help([Verb])
  /// QUIT.
  case goodbye
  /// STARTTLS: the handshake may begin.
  case handshakeWanted
  /// Text in base64 for the client to answer.
  case loginChallenge(String)
  case loginAccepted(user: String, mechanism: String)

  // Out of order (RFC 5321, section 4.1.4).
  case helloRequired
  /// HELO or EHLO, once more, where once is enough.
  case helloRepeated
  case senderNotGiven
  case senderAlreadyGiven
  /// DATA without a recipient; the reply that every RCPT got, if there was a single one, and whether MAIL came before.
  case recipientsMissing(rejectedWith: Reply?, hasSender: Bool)
  /// RCPT or DATA between two pieces of a message (RFC 3030, section 2).
  case messageBegun(Verb)
  /// DATA for a message that has no lines (RFC 3030, section 3).
  case chunksNeeded
  /// AUTH, once more (RFC 4954, section 4).
  case alreadyLoggedIn
  /// AUTH between MAIL and the end of the message (RFC 4954, section 4).
  case loginInTransaction

  /// STARTTLS, within TLS.
  case alreadySecured
  /// STARTTLS between MAIL and the end of the message, where that is not allowed.
  case handshakeInTransaction

  // Not a command, or not well formed.
  /// A line that is not for a mail server, and ends the connection.
  case forbidden
  /// `line` is all of it, printable and short.
  case unknownCommand(Verb, line: String)
  /// The client speaks another protocol.
  case otherProtocol(OtherProtocol)
  /// A verb of an extension that EHLO does not list.
  case notOffered(Verb)
  /// `argument` is what came after the verb (after `FROM:` or `TO:` where that is there), made printable and short.
  case malformed(Verb, CommandError, argument: String)
  /// An address without a domain: `<alice>`.
  case unqualified(Verb, path: String)
  /// An ESMTP parameter whose keyword means nothing here (555, RFC 5321, section 4.1.1.11), after an address.
  case unknownParameter(Verb, Parameter, path: String)
  /// A parameter whose value means nothing: `SIZE=big`.
  case malformedParameter(Verb, Parameter)
  case nulInCommand
  /// Octets with CRLF.
  case commandTooLong(octets: Int)
  /// A mechanism that is not listed.
  case unknownMechanism(String)

  // Refused by policy.
  /// VRFY, EXPN, ETRN: known, and not for everybody.
  case prohibited(Verb, argument: String)
  /// Well formed and in order, and not wanted here.
  case objected(PolicyRefusal)
  case relayDenied(ForwardPath)
  case unknownUser(ForwardPath)
  case tooManyRecipients
  /// More MAILs on one connection than LIMITS has.
  case tooManyTransactions
  /// Recipients in more domains than LIMITS has.
  case tooManyDomains
  /// Announced by SIZE=, or found after the final dot (RFC 1870, sections 6.1 and 6.3).
  case messageTooBig(isAnnounced: Bool)
  case storageFull
  /// Something of the server's own is out of order.
  case localError
  /// TLS is offered, and cannot be had now.
  case tlsUnavailable
  case loginRefused(mechanism: String)
  /// The client gave up with `*`.
  case loginCancelled
  case loginNotBase64
  /// What came has not the form that the mechanism wants; the reason in English.
  case loginMalformed(mechanism: String, reason: String)
  case loginResponseUnexpected

  // The end of the connection.
  /// One syntax or protocol error too many; the last of them comes with it.
  case tooManyErrors(last: ServerVerdict)
  case tooManyUnknownCommands
  case tooManyFailedLogins
  /// NOOP, RSET and the like, and no message in between.
  case tooManyJunkCommands
  /// Something was sent after STARTTLS before it was answered: it could be taken for a part of what TLS protects.
  case notSynchronized
  /// Nothing came for too long, or a command line was not finished in time.
  case timedOut(insideMessage: Bool)
  /// The client's side of the connection ended without QUIT.
  case inputLost(insideMessage: Bool)
  case tooManyConnections
  /// The server is being stopped (421, RFC 5321, section 3.8).
  case closingDown

  /// What a client speaks that has come to the wrong port.
  package enum OtherProtocol: Equatable, Sendable {
    /// A mailbox server's own (RFC 2033): it begins with LHLO.
    case lmtp
    case http
  }

  /// Whether it is an attempt to log in that failed, and may have been a guess.
  package var isFailedLogin: Bool {
    switch self {
    case .loginRefused, .loginMalformed: true
    default: false
    }
  }

  /// Whether a server counts this as a syntax or protocol error of the client.
  package var isProtocolError: Bool {
    switch self {
    case .messageBegun, .chunksNeeded, .helloRequired, .helloRepeated, .senderNotGiven, .senderAlreadyGiven,
      .recipientsMissing, .alreadyLoggedIn, .loginInTransaction, .alreadySecured, .handshakeInTransaction, .notOffered,
      .malformed, .unqualified, .unknownParameter,
      .malformedParameter,
      .nulInCommand, .commandTooLong, .unknownMechanism:
      true
    default: false
    }
  }
}
